// SPDX-License-Identifier: LGPL-2.1-or-later
import {word} from "./words.js";

/** The parks of the zone, and the services that a terminal may have, as the kiosk's data name them. */
export const parks = ["zhaishang", "jichang", "haicang", "xiangyu", "qianchang", "dadeng"];
export const services = ["customs", "registration", "training", "ip", "refund", "logistics", "finance"];

/** Those that someone may work on. */
export function parksOf(me) {
  return me.all_parks ? parks : [me.park];
}

export function parkName(park) {
  return word("park", park);
}

export function serviceName(service) {
  return word("service", service);
}
