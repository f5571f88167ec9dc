/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "small-shell.h"

#include "samples.h"

#define JSON    "application/json"
#define PROBLEM "application/problem+json"
#define CODE    "Sign-up code"
#define FACTOR  "Last four digits of the phone"

static void
set_up (SmallShell    *shell,
        gconstpointer  data)
{
  small_shell_set_up (shell, g_getenv ("TRAINING_DIR"));
  gateway_double_set_answer (shell->gateway, 200, JSON, SAMPLE_LIST);
}

static void
tear_down (SmallShell    *shell,
           gconstpointer  data)
{
  small_shell_tear_down (shell);
}

/* A session is a button that says its title; it has no label of its own. */
static void
touch_session (SmallShell *shell)
{
  GtkWidget *title = small_shell_wait_for (shell, GTK_TYPE_LABEL, "Exporting (9810)");

  g_signal_emit_by_name (gtk_widget_get_ancestor (title, GTK_TYPE_BUTTON), "clicked");
}

static void
choose (SmallShell *shell,
        const char *chip)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (small_shell_wait_for (shell, GTK_TYPE_TOGGLE_BUTTON, chip)), TRUE);
}

static void
unfold (SmallShell *shell,
        const char *chosen)
{
  GtkWidget *label = small_shell_wait_for (shell, GTK_TYPE_LABEL, chosen);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
}

static void
test_three_pages (SmallShell    *shell,
                  gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      KioskPage *page = small_shell_create_page (shell);

      g_assert_nonnull (page);
      g_object_ref_sink (page);
      g_assert_finalize_object (page);
    }
}

static void
test_courses (SmallShell    *shell,
              gconstpointer  data)
{
  small_shell_expect (shell, "12 seats left");
  small_shell_expect (shell, "Full, with a waiting list");
  small_shell_expect (shell, "14:00–17:00 · Building 3, room 201");

  choose (shell, "Finance");
  small_shell_expect (shell, "There is no such course at the moment. Please choose another subject, park or time.");
  small_shell_change_language (shell);
  small_shell_expect (shell, "There is no such course at the moment. Please choose another subject, park or time.");
  choose (shell, "Clearance");
  small_shell_expect (shell, "12 seats left");

  unfold (shell, "All parks");
  choose (shell, "Xiangyu");
  small_shell_expect (shell, "There is no such course at the moment. Please choose another subject, park or time.");
  unfold (shell, "Xiangyu");
  choose (shell, "Haicang");
  small_shell_expect (shell, "12 seats left");
}

/* The buttons for what one has signed up for stay, whatever becomes of the list. */
static void
test_courses_while_away (SmallShell    *shell,
                         gconstpointer  data)
{
  gateway_double_set_answer (shell->gateway, 500, PROBLEM, SAMPLE_PROBLEM ("500", "internal"));
  small_shell_expect (shell, "The service is not working right now");
  small_shell_touch (shell, "My sign-ups");
  small_shell_expect (shell, "What did you sign up for?");
}

static void
test_courses_of_a_stranger (SmallShell    *shell,
                            gconstpointer  data)
{
  gateway_double_set_answer (shell->gateway, 200, JSON, "{\"items\":[{\"code\":7}],\"truncated\":false}");
  small_shell_expect (shell, "The service is not working right now");
}

static void
open_session (SmallShell *shell,
              const char *answer)
{
  small_shell_expect (shell, "12 seats left");
  gateway_double_set_answer (shell->gateway, 200, JSON, answer);
  touch_session (shell);
}

static void
test_session (SmallShell    *shell,
              gconstpointer  data)
{
  open_session (shell, SAMPLE_WHOLE);
  small_shell_expect (shell, "20 December 14:00–17:00");
  small_shell_expect (shell, "林安和");
  small_shell_expect (shell, "To the left.");
  small_shell_expect (shell, "At most 45 years");
  small_shell_change_language (shell);
  small_shell_expect (shell, "Warehouses abroad.");
  g_assert_cmpstr (gateway_double_get_path (shell->gateway), ==, "/v1/training/sessions/HC-1");
}

/* A sketch where the terminal has one; a name that leads elsewhere, or to nothing, is none. */
static void
test_media (SmallShell    *shell,
            gconstpointer  data)
{
  GtkWidget *words, *map, *guide;

  open_session (shell, "{" SAMPLE_SESSION ",\"directions\":\"出门左转。\",\"map\":\"sketch.png\",\"video\":\"film.webm\"}");
  words = small_shell_wait_for (shell, GTK_TYPE_LABEL, "出门左转。");
  map = gtk_widget_get_next_sibling (words);
  g_assert_true (GTK_IS_PICTURE (map) && gtk_widget_get_visible (map));
  guide = gtk_widget_get_next_sibling (gtk_widget_get_parent (words));
  g_assert_true (gtk_widget_get_visible (guide));
  small_shell_wait_for (shell, GTK_TYPE_BUTTON, "Play the film");
}

static void
test_no_media (SmallShell    *shell,
               gconstpointer  data)
{
  GtkWidget *words;

  open_session (shell, "{" SAMPLE_SESSION ",\"directions\":\"出门左转。\",\"map\":\"../media/sketch.png\",\"video\":\"missing.webm\"}");
  words = small_shell_wait_for (shell, GTK_TYPE_LABEL, "出门左转。");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_next_sibling (words)));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_next_sibling (gtk_widget_get_parent (words))));
}

static void
test_session_full (SmallShell    *shell,
                   gconstpointer  data)
{
  open_session (shell, "{" SAMPLE_FULL "}");
  small_shell_expect (shell, "5 people are on the waiting list.");
  small_shell_touch (shell, "Wait for a seat");
  small_shell_expect (shell, "Who takes part?");
}

static void
test_session_gone (SmallShell    *shell,
                   gconstpointer  data)
{
  small_shell_expect (shell, "12 seats left");
  gateway_double_set_answer (shell->gateway, 404, PROBLEM, SAMPLE_PROBLEM ("404", "not-found"));
  touch_session (shell);
  small_shell_expect (shell, "Nothing was found");
}

/* The form */

static KioskFlow *
flow_of (SmallShell *shell)
{
  return kiosk_flow_page_get_flow (KIOSK_FLOW_PAGE (shell->page));
}

static KioskField *
field_of (SmallShell *shell,
          const char *key)
{
  KioskField *field = kiosk_step_get_field (kiosk_flow_get_current (flow_of (shell)), key);

  g_assert_nonnull (field);
  return field;
}

static void
answer (SmallShell *shell,
        const char *key,
        const char *json)
{
  g_autoptr (JsonNode) value = json_from_string (json, NULL);

  kiosk_field_set_value (field_of (shell, key), value);
}

static void
begin_form (SmallShell *shell)
{
  open_session (shell, SAMPLE_WHOLE);
  small_shell_touch (shell, "Sign up");
  small_shell_expect (shell, "Exporting (9810) · 20 December 14:00–17:00 · Building 3, room 201");
  answer (shell, "name", "\"林小满\"");
}

static void
test_form (SmallShell    *shell,
           gconstpointer  data)
{
  begin_form (shell);
  answer (shell, "resident_id", "\"350203199001010018\"");
  small_shell_expect (shell, "Born 1990-01-01, male");
  small_shell_touch (shell, "Next");
  small_shell_change_language (shell);
  answer (shell, "phone", "\"13900007788\"");
  small_shell_touch (shell, "Next");
  small_shell_expect (shell, "Is there anything you need on that day?");
  answer (shell, "access", "[\"wheelchair\"]");
  small_shell_touch (shell, "Next");
  small_shell_expect (shell, "A place for a wheelchair");
  small_shell_touch (shell, "Sign up");
  g_assert_nonnull (kiosk_field_get_error (field_of (shell, "consent")));
}

/* Who is under 18 brings a guardian, who is under 16 is told why it is not possible; the bounds of the course count as well. */
static void
test_ages (SmallShell    *shell,
           gconstpointer  data)
{
  begin_form (shell);
  answer (shell, "id_type", "\"passport\"");
  answer (shell, "passport", "\"K1234567\"");
  answer (shell, "birth_date", "\"2011-12-20\"");
  small_shell_touch (shell, "Next");
  g_assert_cmpstr (kiosk_field_get_error (field_of (shell, "birth_date")), ==,
                   "Courses are for people of 16 years and older on the day of the course.");
  answer (shell, "birth_date", "\"1970-01-01\"");
  small_shell_touch (shell, "Next");
  g_assert_cmpstr (kiosk_field_get_error (field_of (shell, "birth_date")), ==,
                   "This course is for people of at most 45 years. Please choose another one.");
  answer (shell, "birth_date", "\"2009-12-20\"");
  small_shell_touch (shell, "Next");
  answer (shell, "phone", "\"13900007788\"");
  small_shell_touch (shell, "Next");

  small_shell_expect (shell, "Who is your guardian?");
  answer (shell, "guardian_name", "\"林安和\"");
  answer (shell, "guardian_phone", "\"13900007788\"");
  answer (shell, "guardian_consent", "true");
  small_shell_touch (shell, "Next");
  g_assert_cmpstr (kiosk_field_get_error (field_of (shell, "guardian_phone")), ==, "Please enter the guardian's own phone, not yours.");
  answer (shell, "guardian_phone", "\"13900001234\"");
  small_shell_touch (shell, "Next");
  small_shell_expect (shell, "Is there anything you need on that day?");
}

/* What somebody signed up for */

static void
look_up_tickets (SmallShell *shell,
                 const char *tickets)
{
  small_shell_touch (shell, "My sign-ups");
  small_shell_type_in (shell, CODE, "dema2345");
  small_shell_type_in (shell, FACTOR, "7788");
  gateway_double_set_answer (shell->gateway, 200, JSON, tickets);
  small_shell_touch (shell, "Look up");
}

static void
test_tickets_query (SmallShell    *shell,
                    gconstpointer  data)
{
  small_shell_touch (shell, "My sign-ups");
  small_shell_type_in (shell, CODE, "DEMA234");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "The code has eight letters and digits, such as DEMA2345. It is on your receipt.");
  small_shell_type_in (shell, CODE, "DEMA2345");
  small_shell_type_in (shell, FACTOR, "778");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "Please enter the last four digits of the phone.");
  small_shell_change_language (shell);

  gateway_double_set_answer (shell->gateway, 404, PROBLEM, SAMPLE_PROBLEM ("404", "not-found"));
  small_shell_type_in (shell, FACTOR, "0000");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "No sign-up fits these two. Please compare the code with your receipt, and take the phone that you signed up with.");

  gateway_double_set_answer (shell->gateway, 200, JSON, SAMPLE_TICKETS ("waiting", "\"place\":3,", "\"cancel\""));
  small_shell_type_in (shell, FACTOR, "7788");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "On the waiting list");
  small_shell_change_language (shell);
  small_shell_expect (shell, "Place 3 on the waiting list. A seat that becomes free is kept for a day for who is first.");
}

static void
test_accept (SmallShell    *shell,
             gconstpointer  data)
{
  look_up_tickets (shell, SAMPLE_TICKETS ("offered", "\"offer_until\":\"2026-11-28T10:05:00+08:00\",", "\"accept\",\"cancel\""));
  small_shell_expect (shell, "Please take it by 28 November, 10:05. After that it goes to the next.");
  gateway_double_set_answer (shell->gateway, 422, PROBLEM, SAMPLE_PROBLEM ("422", "offer-expired"));
  small_shell_touch (shell, "Take the seat");
  small_shell_expect (shell, "The seat was kept for you until its time was over, and has gone to the next. You can choose another course.");
}

static void
test_accepted (SmallShell    *shell,
               gconstpointer  data)
{
  look_up_tickets (shell, SAMPLE_TICKETS ("offered", "\"offer_until\":\"2026-11-28T10:05:00+08:00\",", "\"accept\",\"cancel\""));
  small_shell_wait_for (shell, GTK_TYPE_BUTTON, "Take the seat");
  gateway_double_set_answer (shell->gateway, 200, JSON, SAMPLE_TICKET ("confirmed", "", "\"cancel\""));
  small_shell_touch (shell, "Take the seat");
  small_shell_expect (shell, "The seat is yours");
  small_shell_change_language (shell);

  /* back in the list, it is as it is now */
  gateway_double_set_answer (shell->gateway, 200, JSON, SAMPLE_TICKETS ("confirmed", "", "\"cancel\""));
  small_shell_touch (shell, "All right");
  small_shell_expect (shell, "You have a seat");
}

static void
test_cancel (SmallShell    *shell,
             gconstpointer  data)
{
  look_up_tickets (shell, SAMPLE_TICKETS ("confirmed", "", "\"cancel\""));
  small_shell_touch (shell, "Give it up");
  small_shell_expect (shell, "Do you really want to give it up?");
  small_shell_change_language (shell);
  g_assert_cmpuint (gateway_double_get_asked (shell->gateway), ==, 1);
  small_shell_touch (shell, "Keep it");
  small_shell_expect (shell, "You have a seat");

  small_shell_touch (shell, "Give it up");
  gateway_double_set_answer (shell->gateway, 200, JSON, SAMPLE_TICKET ("cancelled", "\"late\":true,\"reason\":\"visitor\",", ""));
  small_shell_touch (shell, "Give it up");
  small_shell_expect (shell, "It is cancelled");
  small_shell_expect (shell, "It was less than 24 hours before the course. Next time, please tell earlier: others are waiting.");
  g_assert_cmpstr (gateway_double_get_path (shell->gateway), ==, "/v1/training/signups/DEMA2345/cancel");
  g_assert_cmpstr (gateway_double_get_factor (shell->gateway), ==, "7788");
}

static void
test_check_in (SmallShell    *shell,
               gconstpointer  data)
{
  small_shell_touch (shell, "Check in");
  small_shell_expect (shell, "Welcome to your course");
  gateway_double_set_answer (shell->gateway, 422, PROBLEM,
                             "{\"type\":\"urn:park-kiosk:problem:too-early\",\"title\":\"x\",\"status\":422,\"detail\":\"2026-12-20T13:30:00+08:00\"}");
  small_shell_type_in (shell, CODE, "DEMA2345");
  small_shell_touch (shell, "Check in");
  small_shell_expect (shell, "It is too early to check in. It is possible from 20 December, 13:30.");
  small_shell_change_language (shell);

  gateway_double_set_answer (shell->gateway, 404, PROBLEM, SAMPLE_PROBLEM ("404", "not-found"));
  small_shell_touch (shell, "Check in");
  small_shell_expect (shell, "No sign-up has this code. Please compare it with your receipt, or ask at the service desk.");

  gateway_double_set_answer (shell->gateway, 200, JSON, SAMPLE_TICKET ("attended", "\"checked_in\":\"2026-12-20T13:51:07+08:00\",", ""));
  small_shell_touch (shell, "Check in");
  small_shell_expect (shell, "You are checked in");
  small_shell_expect (shell, "20 December, 13:51");
  small_shell_change_language (shell);
  small_shell_touch (shell, "All right");
  small_shell_wait_for (shell, GTK_TYPE_BUTTON, "Certificates");
}

/* What a camera read: a receipt checks in at once, anything else is said to be none. */
static void
test_scanned (SmallShell    *shell,
              gconstpointer  data)
{
  small_shell_touch (shell, "Check in");
  gateway_double_set_answer (shell->gateway, 200, JSON, SAMPLE_TICKET ("attended", "\"checked_in\":\"2026-12-20T13:51:07+08:00\",", ""));
  g_signal_emit_by_name (small_shell_wait_for (shell, KIOSK_TYPE_SCANNER, NULL), "scanned", "https://example.org/");
  small_shell_expect (shell, "This is not the code of a sign-up. Please show the code on your receipt.");
  g_assert_cmpuint (gateway_double_get_asked (shell->gateway), ==, 0);
  g_signal_emit_by_name (small_shell_wait_for (shell, KIOSK_TYPE_SCANNER, NULL), "scanned",
                         "Talent training Reference number: HC-20261127-0001 Sign-up code: DEMA2345");
  small_shell_expect (shell, "You are checked in");
  g_assert_cmpstr (gateway_double_get_path (shell->gateway), ==, "/v1/training/signups/DEMA2345/check-in");
  g_assert_null (gateway_double_get_factor (shell->gateway));
}

static void
test_certificate (SmallShell    *shell,
                  gconstpointer  data)
{
  small_shell_touch (shell, "Certificates");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "Please enter the number on the certificate, such as XM-KJ-2026-0000014.");
  small_shell_type_in (shell, "Number of the certificate", "xm-kj-2026-0000014");
  small_shell_type_in (shell, "Last four digits of the phone, or the sign-up code", "77");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "Please enter the last four digits of the phone, or the whole sign-up code.");
  small_shell_change_language (shell);
  small_shell_type_in (shell, "Last four digits of the phone, or the sign-up code", "7788");
  gateway_double_set_answer (shell->gateway, 400, PROBLEM, SAMPLE_PROBLEM ("400", "invalid-number"));
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "This cannot be the number of a certificate: one of its digits is wrong. It looks like XM-KJ-2026-0000014.");

  gateway_double_set_answer (shell->gateway, 200, JSON, SAMPLE_CERTIFICATE);
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "陈**");
  small_shell_expect (shell, "No. XM-KJ-2026-0000014");
  small_shell_change_language (shell);
  small_shell_expect (shell, "This certificate is genuine. The name is masked; its holder sees it with the sign-up code.");
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_check (SmallShell    *shell,
            gconstpointer  data)
{
  KioskService *service = kiosk_service_info_get_service (shell->service);
  const char * const answers[] = { SAMPLE_LIST, "{\"items\":7}" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      gateway_double_set_answer (shell->gateway, 200, JSON, answers[i]);
      kiosk_service_check_async (service, shell->context, NULL, keep_result, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (kiosk_service_check_finish (service, result, &error), ==, i == 0);
    }
}

#define ADD(name, function) \
  g_test_add ("/training/pages/" name, SmallShell, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("three-pages", test_three_pages);
  ADD ("courses", test_courses);
  ADD ("courses-while-away", test_courses_while_away);
  ADD ("courses-of-a-stranger", test_courses_of_a_stranger);
  ADD ("session", test_session);
  ADD ("media", test_media);
  ADD ("no-media", test_no_media);
  ADD ("session-full", test_session_full);
  ADD ("session-gone", test_session_gone);
  ADD ("form", test_form);
  ADD ("ages", test_ages);
  ADD ("tickets-query", test_tickets_query);
  ADD ("accept", test_accept);
  ADD ("accepted", test_accepted);
  ADD ("cancel", test_cancel);
  ADD ("check-in", test_check_in);
  ADD ("scanned", test_scanned);
  ADD ("certificate", test_certificate);
  ADD ("check", test_check);

  return g_test_run ();
}
