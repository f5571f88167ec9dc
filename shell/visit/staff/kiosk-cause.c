/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-cause.h"

#include "core/kiosk-core.h"
#include "kiosk-manifest.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTE 60
#define DAY    (24 * 60 * MINUTE)
#define YEAR   (360 * DAY) /* whoever sets the year wrong sets the day right, more or less */

typedef struct
{
  const char *cause;
  const char *words;
  const char *remedy;
} Explanation;

/* The last one is for what has no word of its own. */
static const Explanation explanations[] = {
  /* the gateway */
  { "address", N_("The gateway's address is none."), N_("Correct it: it begins with http:// or https://.") },
  { "unreachable", N_("The gateway cannot be reached."),
    N_("Check the network cable and the address, and ask whether the gateway is running.") },
  { "silent", N_("The gateway does not answer in time."),
    N_("The network is slow or cut. Try again; if it stays so, tell who looks after the network.") },
  { "certificate", N_("The gateway's certificate is not trusted."),
    N_("Check the clock of this terminal. If it is right, use this gateway only after the operator has confirmed it.") },
  { "stranger", N_("Something else answers in the gateway's place."),
    N_("Check the address, and whether the network wants a log-in.") },
  { "token", N_("The gateway does not know this terminal's token, or has revoked it."),
    N_("Ask the gateway's operator for a new code, and set up the terminal anew.") },
  { "old", N_("The gateway is older than this terminal."), N_("Ask the operator to update the gateway.") },
  { "gateway", N_("The gateway is in trouble itself."), N_("Tell the gateway's operator the line below.") },
  { "busy", N_("The gateway has too much to do."), N_("There is nothing to do: it is tried again by itself.") },
  /* setting up */
  { "other-code", N_("This code does not set up a terminal."), N_("Hold the code in front of the camera that the gateway printed.") },
  { "form", N_("This cannot be right."), N_("Compare it with what the gateway printed, letter by letter.") },
  { "other-park", N_("The token was made for another park."), N_("Correct the park, or ask the operator for a token for this one.") },
  { "other-terminal", N_("The token was made for another terminal."), N_("Correct the name of the terminal.") },
  { "disk", N_("It cannot be stored on this terminal."), N_("Nothing was changed. The disk is full or failing: tell an engineer.") },
  /* the clock */
  { "clock-year", N_("The clock of this terminal is wrong by a year or more."),
    N_("Have an engineer set the date. Certificates, opening hours and terms go by it.") },
  { "clock", N_("The clock of this terminal and the gateway's do not agree."),
    N_("Have an engineer see which of them is wrong, and that both are kept right over the network.") },
  { "hours", N_("These hours are not understood."), N_("Write them like this: mon-fri 08:30-17:30; sat 09:00-12:00") },
  /* devices */
  { "camera-missing", N_("No camera is connected."), N_("Check its cable, and which device the setting “Camera” names.") },
  { "camera-failed", N_("The camera gives no picture."), N_("Pull its cable out and put it in again. It is tried again by itself.") },
  { "touch", N_("Parts of the touch panel are dead, or were not wiped over."),
    N_("Clean the glass and test it again. If the same fields stay red, tell an engineer.") },
  { "sound-missing", N_("This terminal has no sound device."), N_("Nothing is heard, and nothing else is the matter.") },
  { "sound-failed", N_("The sound device cannot be opened."), N_("Check the loudspeaker's cable, and the setting “Audio sink”.") },
  { "media", N_("This item cannot be shown, and is skipped."), N_("Put another file in its place, or turn it off.") },
  /* services */
  { "quarantine", N_("Stopped after it failed three times."),
    N_("It comes back by itself after a day. Release it to try it now; if it stops again, tell its maker.") },
  { "manifest", N_("The service's description is faulty."), N_("Install the service anew, or tell its maker the line below.") },
  { "version", N_("The service was made for another version of the kiosk."), N_("Install the version that fits this kiosk.") },
  { "trust", N_("Others could have changed the service's files."), N_("Have an engineer check who owns its folder and may write to it.") },
  { "duplicate", N_("Two services have this name."), N_("Have an engineer remove one of them.") },
  { "module", N_("The service's program cannot be loaded."), N_("Install the service anew, with all that it needs.") },
  { "flow", N_("The service's forms are faulty."), N_("Tell its maker the line below.") },
  /* what waits */
  { "refused", N_("The gateway refused it."),
    N_("It is kept, and not tried again by itself. Tell the operator the line below; then try it again.") },
  { "trouble", N_("Something is wrong."), N_("Tell an engineer the line below.") },
};

static const Explanation *
find (const char *cause)
{
  gsize last = G_N_ELEMENTS (explanations) - 1;

  for (gsize i = 0; i < last; i++)
    if (strcmp (explanations[i].cause, cause) == 0)
      return &explanations[i];

  return &explanations[last];
}

const char *
kiosk_cause_get_words (const char *cause)
{
  return _(find (cause)->words);
}

const char *
kiosk_cause_get_remedy (const char *cause)
{
  return _(find (cause)->remedy);
}

static const char *
of_loader (int code)
{
  switch (code)
    {
    case KIOSK_LOADER_ERROR_MANIFEST:
    case KIOSK_LOADER_ERROR_KEY:
    case KIOSK_LOADER_ERROR_PATH:
      return "manifest";
    case KIOSK_LOADER_ERROR_ABI:
      return "version";
    case KIOSK_LOADER_ERROR_TRUST:
      return "trust";
    case KIOSK_LOADER_ERROR_DUPLICATE:
      return "duplicate";
    case KIOSK_LOADER_ERROR_FLOW:
      return "flow";
    default:
      return "module";
    }
}

static const char *
of_gateway (int code)
{
  switch (code)
    {
    case KIOSK_ERROR_OFFLINE:
      return "unreachable";
    case KIOSK_ERROR_TIMEOUT:
      return "silent";
    case KIOSK_ERROR_UNAVAILABLE:
      return "gateway";
    case KIOSK_ERROR_BUSY:
      return "busy";
    case KIOSK_ERROR_INTERNAL: /* from a check it is that the terminal is not admitted */
      return "token";
    case KIOSK_ERROR_UNTRUSTED:
      return "certificate";
    default:
      return "trouble";
    }
}

const char *
kiosk_cause_of_error (const GError *error)
{
  if (error->domain == KIOSK_LOADER_ERROR)
    return of_loader (error->code);
  if (error->domain == KIOSK_ERROR)
    return of_gateway (error->code);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY) ? "quarantine" : "trouble";
}

const char *
kiosk_cause_of_clock (gint64 here,
                      gint64 there)
{
  gint64 apart = ABS (here - there);

  if (there == 0 || apart <= 2 * MINUTE)
    return "";
  return apart >= YEAR ? "clock-year" : "clock";
}
