/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-ink-pad.h"

#include "kiosk-ink-drawing.h"

#define N_CANDIDATES  10
#define PAUSE_DEFAULT 900
#define PAUSE_MOST    10000
#define NO_FRAME      -1

struct _KioskInkPad
{
  GtkWidget           parent_instance;

  KioskInkRecogniser *recogniser; /* (owned) (nullable) */
  KioskInkStrokes    *strokes;    /* (owned) */
  guint               pause;
  guint               pause_id;
  int                 frame;      /* in which is written, or NO_FRAME */
  gboolean            pen_down;

  GtkWidget          *hint;
};

enum { PROP_RECOGNISER = 1, PROP_PAUSE, N_PROPERTIES };
enum { SIGNAL_CANDIDATES_CHANGED, SIGNAL_PAUSED, N_SIGNALS };

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskInkPad, kiosk_ink_pad, GTK_TYPE_WIDGET)

static void
redraw (KioskInkPad *self)
{
  gboolean empty = kiosk_ink_strokes_get_n_strokes (self->strokes) == 0;

  if (empty)
    self->frame = NO_FRAME;
  gtk_widget_set_visible (self->hint, empty);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tell_candidates (KioskInkPad *self)
{
  g_auto (GStrv) candidates = NULL;

  if (self->recogniser != NULL)
    candidates = kiosk_ink_recogniser_recognise (self->recogniser, self->strokes, N_CANDIDATES);
  else
    candidates = g_new0 (char *, 1);
  g_signal_emit (self, signals[SIGNAL_CANDIDATES_CHANGED], 0, candidates);
}

static void
finish_character (KioskInkPad *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  kiosk_ink_strokes_clear (self->strokes);
  redraw (self);
  g_signal_emit (self, signals[SIGNAL_PAUSED], 0);
}

static void
on_pause (gpointer user_data)
{
  KioskInkPad *self = user_data;

  self->pause_id = 0;
  finish_character (self);
}

static void
wait_for_pause (KioskInkPad *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->pause > 0 && kiosk_ink_strokes_get_n_strokes (self->strokes) > 0)
    self->pause_id = g_timeout_add_once (self->pause, on_pause, self);
}

void
kiosk_ink_pad_clear (KioskInkPad *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pen_down = FALSE;
  kiosk_ink_strokes_clear (self->strokes);
  redraw (self);
  tell_candidates (self);
}

gboolean
kiosk_ink_pad_undo (KioskInkPad *self)
{
  self->pen_down = FALSE;
  if (!kiosk_ink_strokes_undo (self->strokes))
    return FALSE;

  redraw (self);
  wait_for_pause (self);
  tell_candidates (self);
  return TRUE;
}

static void
on_pen_down (GtkGestureDrag *gesture,
             double          x,
             double          y,
             KioskInkPad    *self)
{
  int frame = kiosk_ink_drawing_find_frame (gtk_widget_get_width (GTK_WIDGET (self)),
                                            gtk_widget_get_height (GTK_WIDGET (self)), x);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->frame != NO_FRAME && self->frame != frame)
    finish_character (self);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->frame = frame;
  self->pen_down = TRUE;
  kiosk_ink_strokes_begin (self->strokes);
  kiosk_ink_strokes_add_point (self->strokes, x, y);
  redraw (self);
}

static void
move_pen (KioskInkPad    *self,
          GtkGestureDrag *gesture,
          double          offset_x,
          double          offset_y)
{
  double x, y;

  if (!self->pen_down || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  kiosk_ink_strokes_add_point (self->strokes, x + offset_x, y + offset_y);
  redraw (self);
}

static void
on_pen_moved (GtkGestureDrag *gesture,
              double          offset_x,
              double          offset_y,
              KioskInkPad    *self)
{
  move_pen (self, gesture, offset_x, offset_y);
}

static void
on_pen_up (GtkGestureDrag *gesture,
           double          offset_x,
           double          offset_y,
           KioskInkPad    *self)
{
  if (!self->pen_down)
    return;

  move_pen (self, gesture, offset_x, offset_y);
  self->pen_down = FALSE;
  wait_for_pause (self);
  tell_candidates (self);
}

/* The stroke was not meant as one, as when the page took the touch. */
static void
on_pen_lost (GtkGesture       *gesture,
             GdkEventSequence *sequence,
             KioskInkPad      *self)
{
  if (self->pen_down)
    kiosk_ink_pad_undo (self);
}

static void
kiosk_ink_pad_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KioskInkPad *self = KIOSK_INK_PAD (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  kiosk_ink_drawing_draw (cr, self->strokes, width, height, &ink);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (kiosk_ink_pad_parent_class)->snapshot (widget, snapshot);
}

GtkWidget *
kiosk_ink_pad_new (void)
{
  return g_object_new (KIOSK_TYPE_INK_PAD, NULL);
}

static void
kiosk_ink_pad_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KioskInkPad *self = KIOSK_INK_PAD (object);

  if (id == PROP_RECOGNISER)
    g_value_set_object (value, self->recogniser);
  else
    g_value_set_uint (value, self->pause);
}

static void
kiosk_ink_pad_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KioskInkPad *self = KIOSK_INK_PAD (object);

  if (id == PROP_RECOGNISER)
    g_set_object (&self->recogniser, g_value_get_object (value));
  else
    self->pause = g_value_get_uint (value);
}

static void
kiosk_ink_pad_dispose (GObject *object)
{
  KioskInkPad *self = KIOSK_INK_PAD (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
  g_clear_object (&self->recogniser);
  G_OBJECT_CLASS (kiosk_ink_pad_parent_class)->dispose (object);
}

static void
kiosk_ink_pad_finalize (GObject *object)
{
  g_clear_pointer (&KIOSK_INK_PAD (object)->strokes, kiosk_ink_strokes_free);
  G_OBJECT_CLASS (kiosk_ink_pad_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  object_class->get_property = kiosk_ink_pad_get_property;
  object_class->set_property = kiosk_ink_pad_set_property;

  properties[PROP_RECOGNISER] = g_param_spec_object ("recogniser", NULL, NULL, KIOSK_TYPE_INK_RECOGNISER,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAUSE] = g_param_spec_uint ("pause", NULL, NULL, 0, PAUSE_MOST, PAUSE_DEFAULT,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
kiosk_ink_pad_class_init (KioskInkPadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kiosk_ink_pad_dispose;
  object_class->finalize = kiosk_ink_pad_finalize;
  widget_class->snapshot = kiosk_ink_pad_snapshot;
  install_properties (object_class);

  signals[SIGNAL_CANDIDATES_CHANGED] = g_signal_new ("candidates-changed", KIOSK_TYPE_INK_PAD, G_SIGNAL_RUN_LAST, 0,
                                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[SIGNAL_PAUSED] = g_signal_new ("paused", KIOSK_TYPE_INK_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "inkpad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-ink-pad.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskInkPad, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_pen_down);
  gtk_widget_class_bind_template_callback (widget_class, on_pen_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_pen_up);
  gtk_widget_class_bind_template_callback (widget_class, on_pen_lost);
}

static void
kiosk_ink_pad_init (KioskInkPad *self)
{
  self->strokes = kiosk_ink_strokes_new ();
  self->pause = PAUSE_DEFAULT;
  self->frame = NO_FRAME;
  gtk_widget_init_template (GTK_WIDGET (self));
}
