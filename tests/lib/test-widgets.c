/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* KIOSK_SCREENSHOTS=DIRECTORY keeps a picture of what the tests show. */
#include "kiosk.h"

#define ICONS "/org/parkkiosk/Kiosk/lib/icons/scalable/actions"
#define SIZE 96

static GtkWidget *
nth (gpointer widget,
     guint    n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkLabel *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = find_label (child, text);

      if (label != NULL)
        return label;
    }

  return NULL;
}

static void
test_status_hero (void)
{
  const struct
  {
    KioskStatusKind kind;
    const char *css_class;
    const char *name;
  } rows[] = {
    { KIOSK_STATUS_PROGRESS, "progress", "Under way: Headline" },
    { KIOSK_STATUS_DONE, "done", "Completed: Headline" },
    { KIOSK_STATUS_ATTENTION, "attention", "Action needed: Headline" },
    { KIOSK_STATUS_ERROR, "error", "Not accepted: Headline" },
  };
  g_autoptr (GtkWidget) hero = g_object_ref_sink (g_object_new (KIOSK_TYPE_STATUS_HERO, NULL));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (hero), GTK_ACCESSIBLE_ROLE_STATUS);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      kiosk_status_hero_set (KIOSK_STATUS_HERO (hero), rows[i].kind, "Headline", "Detail", NULL);
      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        g_assert_cmpint (gtk_widget_has_css_class (hero, rows[j].css_class), ==, i == j);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (hero), GTK_ACCESSIBLE_PROPERTY_LABEL, rows[i].name);
    }
}

static void
test_status_hero_advice (void)
{
  g_autoptr (GtkWidget) hero = g_object_ref_sink (g_object_new (KIOSK_TYPE_STATUS_HERO, NULL));
  GtkLabel *advice;

  kiosk_status_hero_set (KIOSK_STATUS_HERO (hero), KIOSK_STATUS_ATTENTION, "<b>&", "Detail", "Advice");
  g_assert_nonnull (find_label (hero, "<b>&"));
  advice = find_label (hero, "Advice");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (advice)));
  kiosk_status_hero_set (KIOSK_STATUS_HERO (hero), KIOSK_STATUS_DONE, "Headline", "Detail", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (advice)));
}

static void
test_facts_card (void)
{
  g_autoptr (GtkWidget) card = g_object_ref_sink (g_object_new (KIOSK_TYPE_FACTS_CARD, NULL));
  GtkWidget *heading = nth (card, 0);
  GtkWidget *rows = nth (card, 1);
  g_autofree char *text = NULL;

  g_assert_false (gtk_widget_get_visible (heading));
  g_object_set (card, "heading", "Heading", NULL);
  g_object_get (card, "heading", &text, NULL);
  g_assert_cmpstr (text, ==, "Heading");
  g_assert_true (gtk_widget_get_visible (heading));

  kiosk_facts_card_add (KIOSK_FACTS_CARD (card), "Mode", "9710 <b>");
  kiosk_facts_card_add (KIOSK_FACTS_CARD (card), "Nothing", NULL);
  kiosk_facts_card_add (KIOSK_FACTS_CARD (card), "Customs", "3701");
  g_assert_null (find_label (card, "Nothing"));
  g_assert_nonnull (find_label (card, "9710 <b>"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (nth (rows, 1)), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth (rows, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Customs: 3701");

  kiosk_facts_card_clear (KIOSK_FACTS_CARD (card));
  g_assert_null (nth (rows, 0));
}

static void
test_time_line (void)
{
  const struct
  {
    KioskStepState state;
    const char *name;
  } rows[] = {
    { KIOSK_STEP_DONE, "Step, done" },
    { KIOSK_STEP_CURRENT, "Step, current step" },
    { KIOSK_STEP_ATTENTION, "Step, action needed" },
    { KIOSK_STEP_FAILED, "Step, not passed" },
    { KIOSK_STEP_SKIPPED, "Step, not needed" },
    { KIOSK_STEP_PENDING, "Step, still to come" },
  };
  g_autoptr (GtkWidget) line = g_object_ref_sink (g_object_new (KIOSK_TYPE_TIME_LINE, NULL));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_ROLE_LIST);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkAccessible *step;

      kiosk_time_line_add (KIOSK_TIME_LINE (line), rows[i].state, "Step", i % 2 == 0 ? "Detail" : NULL);
      step = GTK_ACCESSIBLE (nth (line, i));
      gtk_test_accessible_assert_role (step, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (step, GTK_ACCESSIBLE_PROPERTY_LABEL, rows[i].name);
      g_assert_cmpint (gtk_test_accessible_has_property (step, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION), ==, i % 2 == 0);
    }
  kiosk_time_line_clear (KIOSK_TIME_LINE (line));
  g_assert_null (nth (line, 0));
}

static GdkTexture *
render (GskRenderer *renderer,
        GtkSnapshot *snapshot,
        double       width,
        double       height)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);

  return gsk_renderer_render_texture (renderer, node, &bounds);
}

static GtkWidget *
new_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return window;
}

/* GTK fills paths of symbolic icons whatever they say, and takes the text's colour only for black. */
static void
assert_icon (GskRenderer *renderer,
             const char  *name)
{
  const GdkRGBA red = { 1, 0, 0, 1 };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, name, NULL, SIZE, 1, GTK_TEXT_DIR_LTR, 0);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  guint32 pixels[SIZE * SIZE] = { 0 };
  guint covered = 0;

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, SIZE, SIZE, &red, 1);
  texture = render (renderer, snapshot, SIZE, SIZE);
  gdk_texture_download (texture, (guchar *) pixels, SIZE * 4);

  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    {
      if (pixels[i] >> 24 < 0x80)
        continue;
      covered++;
      g_assert_cmphex (pixels[i] & 0xffff, ==, 0);
      g_assert_cmphex ((pixels[i] >> 16) & 0xff, >=, 0x80);
    }
  g_assert_cmpuint (covered, >, SIZE * SIZE / 100);
  g_assert_cmpuint (covered, <, SIZE * SIZE / 4);
}

static void
test_icons (void)
{
  GtkWidget *window = new_window (g_object_new (KIOSK_TYPE_TIME_LINE, NULL));
  g_auto (GStrv) names = g_resources_enumerate_children (ICONS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_cmpuint (g_strv_length (names), >=, 10);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_true (g_str_has_suffix (names[i], "-symbolic.svg"));
      names[i][strlen (names[i]) - strlen (".svg")] = '\0';
      assert_icon (gtk_native_get_renderer (GTK_NATIVE (window)), names[i]);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
new_entry (const char *identifier,
           const char *text)
{
  GtkWidget *entry = kiosk_entry_new ();

  g_object_set (entry, "label", identifier, "identifier", identifier, NULL);
  kiosk_entry_set_text (KIOSK_ENTRY (entry), text);

  return entry;
}

static GtkWidget *
new_result (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 28);
  KioskStatusHero *hero = g_object_new (KIOSK_TYPE_STATUS_HERO, NULL);
  KioskFactsCard *card = g_object_new (KIOSK_TYPE_FACTS_CARD, NULL);
  KioskTimeLine *line = g_object_new (KIOSK_TYPE_TIME_LINE, NULL);

  kiosk_status_hero_set (hero, KIOSK_STATUS_DONE, "已放行", "更新于 今天 09:38　数据来源：海关回执", NULL);
  kiosk_facts_card_add (card, "监管方式", "9710 跨境电商 B2B 直接出口");
  kiosk_facts_card_add (card, "申报口岸", "海沧海关");
  kiosk_facts_card_add (card, "境内发货人", "厦门鹭***有限公司");
  kiosk_facts_card_add (card, "申报日期", "2026 年 11 月 21 日");
  kiosk_time_line_add (line, KIOSK_STEP_DONE, "申报", "11-21 16:02　单一窗口已接收");
  kiosk_time_line_add (line, KIOSK_STEP_SKIPPED, "查验", "未布控");
  kiosk_time_line_add (line, KIOSK_STEP_CURRENT, "放行", "11-23 09:38　海沧海关放行");
  kiosk_time_line_add (line, KIOSK_STEP_PENDING, "结关", "预计 1 个工作日内");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (hero));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (card));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line));
  gtk_box_append (GTK_BOX (box), new_entry ("declaration_no", "370120260000888888"));
  gtk_box_append (GTK_BOX (box), new_entry ("uscc", "91350200MAGMGWGWG8"));

  return box;
}

static double
get_caret_x (GtkText *text,
             gsize    position)
{
  graphene_rect_t caret;

  gtk_text_compute_cursor_extents (text, position, &caret, NULL);

  return caret.origin.x;
}

/* Nothing is scrolled out of an entry, and a finger hits what it wants. */
static void
assert_fits (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    {
      g_assert_cmpint (gtk_widget_get_width (widget), >=, 88);
      g_assert_cmpint (gtk_widget_get_height (widget), >=, 88);
    }
  if (GTK_IS_TEXT (widget))
    {
      GtkText *text = GTK_TEXT (widget);

      g_assert_cmpfloat (get_caret_x (text, 0), >=, 0);
      g_assert_cmpfloat (get_caret_x (text, gtk_entry_buffer_get_length (gtk_text_get_buffer (text))), <=,
                         gtk_widget_get_width (widget));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    assert_fits (child);
}

static void
save (GtkWidget  *widget,
      const char *name)
{
  const char *directory = g_getenv ("KIOSK_SCREENSHOTS");
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  texture = render (gtk_native_get_renderer (gtk_widget_get_native (widget)), snapshot, width, height);
  if (directory == NULL)
    return;

  path = g_strdup_printf ("%s/widgets-%s.png", directory, name);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* At 1080 pixels, in every look: all is as wide as the page and no wider. */
static void
test_fits (gconstpointer look)
{
  GtkWidget *result = new_result ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;
  int width;

  gtk_box_append (GTK_BOX (page), result);
  gtk_widget_set_size_request (page, 1080, -1);
  gtk_widget_set_margin_start (result, 56);
  gtk_widget_set_margin_end (result, 56);
  gtk_widget_set_margin_top (result, 56);
  gtk_widget_set_margin_bottom (result, 56);
  gtk_widget_add_css_class (page, "page");
  gtk_widget_add_css_class (page, look);
  window = new_window (page);

  gtk_widget_measure (result, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1080 - 2 * 56);
  assert_fits (page);
  save (page, look);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
load_css (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "widgets-test.css", NULL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  load_css ();

  g_test_add_func ("/widgets/status-hero", test_status_hero);
  g_test_add_func ("/widgets/status-hero/advice", test_status_hero_advice);
  g_test_add_func ("/widgets/facts-card", test_facts_card);
  g_test_add_func ("/widgets/time-line", test_time_line);
  g_test_add_func ("/widgets/icons", test_icons);
  g_test_add_data_func ("/widgets/fits/plain", "plain", test_fits);
  g_test_add_data_func ("/widgets/fits/large-text", "large-text", test_fits);
  g_test_add_data_func ("/widgets/fits/high-contrast", "high-contrast", test_fits);
  g_test_add_data_func ("/widgets/fits/landscape", "landscape", test_fits);

  return g_test_run ();
}
