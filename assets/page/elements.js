"use strict";
// What every page is built of.
const make = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};
const button = (words, act, className) => {
  const made = make("button", words, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
