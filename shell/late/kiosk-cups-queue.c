/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-cups-queue.h"

#include <cups/cups.h>
#include <string.h>

/* libcups waits for answers: these functions block, and are called from worker threads or at the end of the program. */

#define PATIENCE 3   /* seconds, for a connection and for each answer */
#define MOST_JOBS 200

#define POINTS_PER_UNIT (72 / 2540.0)  /* of a hundredth of a millimetre, in which paper is measured (PWG 5101.1) */

static const struct
{
  const char        *keyword;
  KioskPrinterState  state;
} causes[] = {
  { "offline", KIOSK_PRINTER_OFFLINE },
  { "shutdown", KIOSK_PRINTER_OFFLINE },
  { "timed-out", KIOSK_PRINTER_OFFLINE },
  { "cover-open", KIOSK_PRINTER_OPEN },
  { "door-open", KIOSK_PRINTER_OPEN },
  { "interlock-open", KIOSK_PRINTER_OPEN },
  { "media-jam", KIOSK_PRINTER_JAM },
  { "media-empty", KIOSK_PRINTER_NO_PAPER },
  { "media-needed", KIOSK_PRINTER_NO_PAPER },
  { "input-tray-missing", KIOSK_PRINTER_NO_PAPER },
  { "paused", KIOSK_PRINTER_TROUBLE },
  { "toner-empty", KIOSK_PRINTER_TROUBLE },
  { "marker-supply-empty", KIOSK_PRINTER_TROUBLE },
};

/* However grave the printer thinks it is: many that are at rest tell of an empty tray in a mere report. */
static gboolean
names (const char *reason,
       const char *keyword)
{
  static const char * const severities[] = { "", "-error", "-warning", "-report", NULL };

  return g_str_has_prefix (reason, keyword) && g_strv_contains (severities, reason + strlen (keyword));
}

static KioskPrinterState
judge_reason (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (names (reason, causes[i].keyword))
      return causes[i].state;

  return g_str_has_suffix (reason, "-error") ? KIOSK_PRINTER_TROUBLE : KIOSK_PRINTER_READY;
}

KioskPrinterState
kiosk_cups_queue_judge (gboolean             stopped,
                        gboolean             accepting,
                        const char * const  *reasons,
                        gboolean            *low)
{
  KioskPrinterState worst = KIOSK_PRINTER_READY;

  *low = FALSE;
  for (guint i = 0; reasons[i] != NULL; i++)
    {
      *low |= strstr (reasons[i], "-low") != NULL;
      worst = MAX (worst, judge_reason (reasons[i]));
    }

  return worst == KIOSK_PRINTER_READY && (stopped || !accepting) ? KIOSK_PRINTER_TROUBLE : worst;
}

static int
on_timeout (http_t *http,
            void   *data)
{
  return 0;
}

static http_t *
connect_to (const char        *host,
            int                port,
            http_encryption_t  encryption)
{
  http_t *http = httpConnect2 (host, port, NULL, AF_UNSPEC, encryption, 1, PATIENCE * 1000, NULL);

  if (http != NULL)
    httpSetTimeout (http, PATIENCE, on_timeout, NULL);
  return http;
}

static http_t *
connect_to_server (void)
{
  return connect_to (cupsServer (), ippPort (), cupsEncryption ());
}

static ipp_t *
new_request (ipp_op_t    operation,
             const char *uri)
{
  ipp_t *request = ippNewRequest (operation);

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, cupsUser ());
  return request;
}

static ipp_t *
ask_printer (http_t     *http,
             const char *uri,
             const char *resource)
{
  static const char * const wanted[] = {
    "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "media-default", "media-ready", "device-uri",
  };
  ipp_t *request = new_request (IPP_OP_GET_PRINTER_ATTRIBUTES, uri);
  ipp_t *answer;

  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", G_N_ELEMENTS (wanted), NULL, wanted);
  answer = cupsDoRequest (http, request, resource);
  if (answer != NULL && ippFindAttribute (answer, "printer-state", IPP_TAG_ENUM) == NULL)
    g_clear_pointer (&answer, ippDelete);
  return answer;
}

static GStrv
dup_reasons (ipp_t *answer)
{
  ipp_attribute_t *attribute = ippFindAttribute (answer, "printer-state-reasons", IPP_TAG_KEYWORD);
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  for (int i = 0; i < ippGetCount (attribute); i++)
    if (strcmp (ippGetString (attribute, i, NULL), "none") != 0)
      g_strv_builder_add (reasons, ippGetString (attribute, i, NULL));
  return g_strv_builder_end (reasons);
}

static int
get_state (ipp_t *answer)
{
  return ippGetInteger (ippFindAttribute (answer, "printer-state", IPP_TAG_ENUM), 0);
}

static gboolean
is_accepting (ipp_t *answer)
{
  ipp_attribute_t *attribute = ippFindAttribute (answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);

  return attribute == NULL || ippGetBoolean (attribute, 0);
}

static void
read_paper (KioskPrintQueueStatus *status,
            ipp_t                 *answer)
{
  const char *name = ippGetString (ippFindAttribute (answer, "media-ready", IPP_TAG_ZERO), 0, NULL);
  pwg_media_t *media;

  if (name == NULL)
    name = ippGetString (ippFindAttribute (answer, "media-default", IPP_TAG_ZERO), 0, NULL);

  media = name != NULL ? pwgMediaForPWG (name) : NULL;
  if (media != NULL)
    {
      status->width = media->width * POINTS_PER_UNIT;
      status->height = media->length * POINTS_PER_UNIT;
    }
}

static void
read_state (KioskPrintQueueStatus *status,
            ipp_t                 *answer)
{
  g_auto (GStrv) reasons = dup_reasons (answer);

  status->state = kiosk_cups_queue_judge (get_state (answer) == IPP_PSTATE_STOPPED, is_accepting (answer),
                                          (const char * const *) reasons, &status->low);
  g_free (status->cause);
  status->cause = g_strjoinv (", ", reasons);
}

/* A queue knows of paper and covers what it was told with its last job. While it is at rest that may be long past. */
static void
forget_stale_state (KioskPrintQueueStatus *status,
                    ipp_t                 *answer)
{
  if (get_state (answer) != IPP_PSTATE_IDLE || !is_accepting (answer) || status->state == KIOSK_PRINTER_OFFLINE)
    return;

  status->state = KIOSK_PRINTER_READY;
  status->low = FALSE;
}

/* Asks the printer itself, which knows better than its queue. Returns FALSE if it is none that can be asked. */
static gboolean
read_device (KioskPrintQueueStatus *status,
             const char            *device)
{
  char scheme[16], user[64], host[256], resource[256];
  gboolean encrypted = g_str_has_prefix (device, "ipps:");
  http_t *http;
  ipp_t *answer;
  int port;

  if ((!encrypted && !g_str_has_prefix (device, "ipp:"))
      || httpSeparateURI (HTTP_URI_CODING_ALL, device, scheme, sizeof scheme, user, sizeof user, host, sizeof host, &port,
                          resource, sizeof resource) < HTTP_URI_STATUS_OK)
    return FALSE;

  http = connect_to (host, port, encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED);
  answer = http != NULL ? ask_printer (http, device, resource) : NULL;
  if (answer != NULL)
    {
      read_state (status, answer);
      read_paper (status, answer);
      ippDelete (answer);
    }
  else
    {
      status->state = KIOSK_PRINTER_OFFLINE;
      g_free (status->cause);
      status->cause = g_strdup ("it does not answer");
    }

  httpClose (http);
  return TRUE;
}

/* A queue that is stopped does not print, however well the printer is. */
static void
read_queue (KioskPrintQueueStatus *status,
            ipp_t                 *answer)
{
  const char *device = ippGetString (ippFindAttribute (answer, "device-uri", IPP_TAG_URI), 0, NULL);

  read_state (status, answer);
  read_paper (status, answer);
  if (get_state (answer) == IPP_PSTATE_STOPPED || !is_accepting (answer))
    return;
  if (device == NULL || !read_device (status, device))
    forget_stale_state (status, answer);
}

static char *
make_uri (const char *queue)
{
  char uri[HTTP_MAX_URI];

  httpAssembleURIf (HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0, "/printers/%s", queue);
  return g_strdup (uri);
}

KioskPrintQueueStatus *
kiosk_cups_queue_read (const char *queue)
{
  KioskPrintQueueStatus *status = g_new0 (KioskPrintQueueStatus, 1);
  g_autofree char *uri = make_uri (queue);
  http_t *http = connect_to_server ();
  ipp_t *answer = http != NULL ? ask_printer (http, uri, "/") : NULL;

  status->state = KIOSK_PRINTER_OFFLINE;
  status->cause = g_strdup (http == NULL ? "the print server does not answer" : "the print server has no such queue");
  if (answer != NULL)
    read_queue (status, answer);

  ippDelete (answer);
  httpClose (http);
  return status;
}

static ipp_t *
list_jobs (http_t     *http,
           const char *uri)
{
  static const char * const wanted[] = { "job-id", "job-state" };
  ipp_t *request = new_request (IPP_OP_GET_JOBS, uri);

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", NULL, "all");
  ippAddBoolean (request, IPP_TAG_OPERATION, "my-jobs", 1);
  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "limit", MOST_JOBS);
  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", G_N_ELEMENTS (wanted), NULL, wanted);
  return cupsDoRequest (http, request, "/");
}

/* A job that goes on is only cancelled at first: purged at once, its back end would be killed before it has told the printer,
 * which would print what it has as soon as there is paper. One that is over goes with its file and its line in the history. */
static void
remove_job (http_t     *http,
            const char *uri,
            int         job,
            gboolean    over)
{
  ipp_t *request = new_request (IPP_OP_CANCEL_JOB, uri);

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  if (over)
    ippAddBoolean (request, IPP_TAG_OPERATION, "purge-job", 1);
  ippDelete (cupsDoRequest (http, request, "/jobs/"));
}

static void
purge_job (http_t               *http,
           const char           *uri,
           int                   job,
           int                   state,
           gboolean              keep_active,
           KioskPrintQueuePurge *purge)
{
  gboolean over = state >= IPP_JSTATE_CANCELED;

  if (job == 0 || job > purge->newest)
    return;

  purge->seen++;
  if (!over && keep_active)
    return;

  purge->cut_short += over ? 0 : 1;
  remove_job (http, uri, job, over);
}

static int
find_newest (ipp_t *jobs)
{
  int newest = 0;

  for (ipp_attribute_t *id = ippFindAttribute (jobs, "job-id", IPP_TAG_INTEGER); id != NULL;
       id = ippFindNextAttribute (jobs, "job-id", IPP_TAG_INTEGER))
    newest = MAX (newest, ippGetInteger (id, 0));
  return newest;
}

/* Each job is a group of attributes, in any order; a nameless one stands between two groups. */
static void
purge_jobs (http_t               *http,
            const char           *uri,
            ipp_t                *jobs,
            gboolean              keep_active,
            KioskPrintQueuePurge *purge)
{
  int job = 0, state = 0;

  for (ipp_attribute_t *attribute = ippFirstAttribute (jobs); attribute != NULL; attribute = ippNextAttribute (jobs))
    {
      const char *name = ippGetName (attribute);

      if (name == NULL)
        {
          purge_job (http, uri, job, state, keep_active, purge);
          job = state = 0;
        }
      else if (strcmp (name, "job-id") == 0)
        job = ippGetInteger (attribute, 0);
      else if (strcmp (name, "job-state") == 0)
        state = ippGetInteger (attribute, 0);
    }

  purge_job (http, uri, job, state, keep_active, purge);
}

gboolean
kiosk_cups_queue_purge (const char           *queue,
                        gboolean              keep_active,
                        KioskPrintQueuePurge *purge)
{
  g_autofree char *uri = make_uri (queue);
  http_t *http = connect_to_server ();
  ipp_t *jobs = http != NULL ? list_jobs (http, uri) : NULL;
  gboolean answered = jobs != NULL;

  purge->seen = purge->cut_short = 0;
  if (answered)
    {
      if (purge->newest == 0)
        purge->newest = find_newest (jobs);
      purge_jobs (http, uri, jobs, keep_active, purge);
    }

  ippDelete (jobs);
  httpClose (http);
  return answered;
}
