"use strict";
/**
 * A day that is typed: what is none, or only begun, is told below its field, when a whole year is there or somebody leaves it.
 *
 * @needs announce el isDay t
 * @typedef {object} DaysOffers
 * @property {(field: HTMLInputElement) => {line: HTMLElement, look: () => void}} dayTold the line, and what writes it anew
 */
{
  Page.dayTold = (field) => {
    const line = Page.el("div", { class: "tip", id: `${field.id}-wrong` });
    const look = () => {
      const { value, validity } = field;
      // While a year is typed there are zeros before it.
      const isTyping = document.activeElement === field && !/^[1-9]/.test(value);
      const isWrong = !isTyping && (validity.badInput || (value !== "" && !Page.isDay(value)));
      field.setAttribute("aria-invalid", String(isWrong));
      field.parentElement?.classList.toggle("dayless", !value && !isWrong);
      const said = isWrong ? Page.t("form.day_impossible") : "";
      if (said && said !== line.textContent) Page.announce(said);
      line.textContent = said;
    };
    field.setAttribute("aria-errormessage", line.id);
    for (const event of ["input", "blur"]) field.addEventListener(event, look);
    return { line, look };
  };
}
