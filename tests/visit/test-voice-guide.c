/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the voice guide says of what has the focus, and when it says anything at all. */

#include "kiosk-spoken-words.h"
#include "kiosk-voice-guide.h"
#include "read-screen.h"

#include "form/kiosk-text-field.h"

/* two labels, and three things that take the focus: their words are 2, 3 and 2 */
static const char screen_ui[] =
  "<interface><object class='GtkBox' id='screen'><property name='orientation'>vertical</property>"
  "<child><object class='GtkLabel'><property name='label'>Title</property><property name='accessible-role'>heading</property></object></child>"
  "<child><object class='GtkLabel'><property name='label'>Words</property></object></child>"
  "<child><object class='GtkButton' id='button'><property name='icon-name'>go-next</property>"
  "<accessibility><property name='label'>Next</property></accessibility></object></child>"
  "<child><object class='GtkToggleButton' id='toggle'><property name='icon-name'>go-up</property>"
  "<accessibility><property name='label'>Large text</property></accessibility></object></child>"
  "<child><object class='GtkButton' id='back'><property name='label'>Back</property></object></child>"
  "</object></interface>";

typedef struct
{
  ReadScreen       parent;
  KioskVoiceGuide *guide;
  GtkWidget       *button;
  GtkWidget       *toggle;
  GtkWidget       *back;
  guint            said; /* texts */
} Fixture;

static void
on_reading (Fixture *fixture)
{
  fixture->said++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  ReadScreen *screen = &fixture->parent;

  read_screen_set_up (screen, screen_ui, "fakesink");
  fixture->guide = kiosk_voice_guide_new (screen->reader, screen->speaker);
  fixture->button = read_screen_get (screen, "button");
  fixture->toggle = read_screen_get (screen, "toggle");
  fixture->back = read_screen_get (screen, "back");
  g_signal_connect_swapped (screen->speaker, "reading", G_CALLBACK (on_reading), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->guide);
  read_screen_tear_down (&fixture->parent);
}

static GtkWidget *
find_text (GtkWidget *widget)
{
  GtkWidget *text = GTK_IS_TEXT (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); text == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    text = find_text (child);
  return text;
}

/* Presses @key, after which @focus has the focus. Returns how much was said of it. */
static guint
press (Fixture   *fixture,
       guint      key,
       GtkWidget *focus)
{
  fixture->said = 0;
  kiosk_voice_guide_note_key (fixture->guide, key);
  kiosk_voice_guide_look (fixture->guide, fixture->parent.screen, focus, "en");
  read_screen_wait_for (&fixture->parent, read_screen_is_silent);
  return fixture->said;
}

static void
test_what_is_new (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_cmpuint (press (fixture, GDK_KEY_Tab, fixture->button), ==, 0);

  /* the greeting, two labels and the third on a button, and what has the focus with what it is */
  kiosk_voice_guide_start (fixture->guide, "Hello");
  g_assert_cmpuint (press (fixture, GDK_KEY_Return, fixture->button), ==, 1 + 3 + 2);

  g_assert_cmpuint (press (fixture, GDK_KEY_Tab, fixture->toggle), ==, 3);
  g_assert_cmpuint (press (fixture, GDK_KEY_ISO_Left_Tab, fixture->button), ==, 2);

  /* the focus went by itself: something came that has not been read */
  g_assert_cmpuint (press (fixture, GDK_KEY_Return, fixture->back), ==, 3 + 2);
  g_assert_cmpuint (press (fixture, GDK_KEY_a, fixture->back), ==, 0);

  kiosk_voice_guide_repeat (fixture->guide);
  g_assert_cmpuint (press (fixture, GDK_KEY_F2, fixture->back), ==, 3 + 2);

  kiosk_voice_guide_stop (fixture->guide);
  g_assert_cmpuint (press (fixture, GDK_KEY_Tab, fixture->button), ==, 0);
}

static void
test_state_is_told_again (Fixture       *fixture,
                          gconstpointer  data)
{
  kiosk_voice_guide_start (fixture->guide, NULL);
  press (fixture, GDK_KEY_Tab, fixture->toggle);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fixture->toggle), TRUE);
  g_assert_cmpuint (press (fixture, GDK_KEY_space, fixture->toggle), ==, 3);

  /* a button has none: the film that it plays is not talked over */
  press (fixture, GDK_KEY_Tab, fixture->button);
  g_assert_cmpuint (press (fixture, GDK_KEY_Return, fixture->button), ==, 0);
}

/* Enter has what is wrong said again; a space is only written. */
static void
test_space_in_a_field (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *field = g_object_new (KIOSK_TYPE_TEXT_FIELD, "key", "name", "label", "Company", NULL);
  GtkWidget *text = find_text (field);

  gtk_box_append (GTK_BOX (fixture->parent.screen), field);
  kiosk_voice_guide_start (fixture->guide, NULL);
  press (fixture, GDK_KEY_Tab, text);
  g_assert_cmpuint (press (fixture, GDK_KEY_space, text), ==, 0);
  g_assert_cmpuint (press (fixture, GDK_KEY_Return, text), ==, 3);
}

static void
test_key_silences (Fixture       *fixture,
                   gconstpointer  data)
{
  kiosk_voice_guide_start (fixture->guide, "Hello");
  kiosk_voice_guide_look (fixture->guide, fixture->parent.screen, fixture->button, "en");
  g_assert_false (read_screen_is_silent (&fixture->parent));
  kiosk_voice_guide_note_key (fixture->guide, GDK_KEY_a);
  g_assert_true (read_screen_is_silent (&fixture->parent));
}

static void
assert_words (GtkWidget  *widget,
              const char *expected)
{
  g_auto (GStrv) words = kiosk_spoken_words_of (widget);
  g_autofree char *joined = g_strjoinv ("; ", words);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  assert_words (fixture->button, "Next; Button");
  assert_words (fixture->toggle, "Large text; Button; Off");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fixture->toggle), TRUE);
  assert_words (fixture->toggle, "Large text; Button; On");
  assert_words (fixture->back, "Back; Button");
}

static void
test_field (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *field = g_object_new (KIOSK_TYPE_TEXT_FIELD, "key", "name", "label", "Company", NULL);
  GtkWidget *text = find_text (field);

  gtk_box_append (GTK_BOX (fixture->parent.screen), field);
  assert_words (text, "Company; Text field; Empty");

  /* everybody in the lobby would hear it */
  gtk_editable_set_text (GTK_EDITABLE (text), "林家茶");
  assert_words (text, "Company; Text field; 3 characters");

  kiosk_field_set_error (KIOSK_FIELD (field), "Too short.");
  assert_words (text, "Company; Text field; 3 characters; Too short.");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/voice-guide/what-is-new", Fixture, NULL, set_up, test_what_is_new, tear_down);
  g_test_add ("/voice-guide/state-is-told-again", Fixture, NULL, set_up, test_state_is_told_again, tear_down);
  g_test_add ("/voice-guide/space-in-a-field", Fixture, NULL, set_up, test_space_in_a_field, tear_down);
  g_test_add ("/voice-guide/key-silences", Fixture, NULL, set_up, test_key_silences, tear_down);
  g_test_add ("/voice-guide/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/voice-guide/field", Fixture, NULL, set_up, test_field, tear_down);
  return g_test_run ();
}
