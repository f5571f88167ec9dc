/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-qr-code.h"

#include <glib/gi18n-lib.h>
#include <qrencode.h>

#define QUIET_ZONE 4    /* modules, as the standard wants */
#define DARK       1    /* the bit of a module that libqrencode sets for a dark one */
#define NATURAL    280  /* pixels */

struct _KioskQrCode
{
  GtkWidget  parent_instance;

  char      *text;  /* (nullable) */
  QRcode    *code;  /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskQrCode, kiosk_qr_code, GTK_TYPE_WIDGET)

void
kiosk_qr_code_set_text (KioskQrCode *self,
                        const char  *text)
{
  g_return_if_fail (KIOSK_IS_QR_CODE (self));

  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->code, QRcode_free);
  if (text != NULL)
    self->code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);

  gtk_widget_set_visible (GTK_WIDGET (self), self->code != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_dark (const QRcode *code,
         int           x,
         int           y)
{
  return x < code->width && (code->data[y * code->width + x] & DARK) != 0;
}

/* One rectangle for each run of dark modules in a row: fewer nodes, and no seams between them. */
static void
draw_row (GtkSnapshot  *snapshot,
          const QRcode *code,
          int           y,
          float         module)
{
  const GdkRGBA ink = { 0x12 / 255.f, 0x26 / 255.f, 0x3a / 255.f, 1 };

  for (int x = 0; x < code->width; x++)
    {
      int start = x;

      while (is_dark (code, x, y))
        x++;
      if (x > start)
        gtk_snapshot_append_color (snapshot, &ink,
                                   &GRAPHENE_RECT_INIT ((start + QUIET_ZONE) * module, (y + QUIET_ZONE) * module,
                                                        (x - start) * module, module));
    }
}

/* Modules of whole pixels, so that none is blurred. */
static void
kiosk_qr_code_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KioskQrCode *self = KIOSK_QR_CODE (widget);
  const GdkRGBA paper = { 1, 1, 1, 1 };
  int size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  int modules, module;
  float margin_x, margin_y;

  if (self->code == NULL)
    return;

  modules = self->code->width + 2 * QUIET_ZONE;
  module = MAX (size / modules, 1);
  margin_x = (gtk_widget_get_width (widget) - modules * module) / 2;
  margin_y = (gtk_widget_get_height (widget) - modules * module) / 2;
  gtk_snapshot_append_color (snapshot, &paper, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                   gtk_widget_get_height (widget)));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (margin_x, margin_y));
  for (int y = 0; y < self->code->width; y++)
    draw_row (snapshot, self->code, y, module);
}

static void
kiosk_qr_code_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  KioskQrCode *self = KIOSK_QR_CODE (widget);
  int modules = self->code != NULL ? self->code->width + 2 * QUIET_ZONE : 0;

  *minimum = MAX (NATURAL, modules * 4);
  *natural = *minimum;
}

static void
kiosk_qr_code_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  kiosk_qr_code_set_text (KIOSK_QR_CODE (object), g_value_get_string (value));
}

static void
kiosk_qr_code_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_string (value, KIOSK_QR_CODE (object)->text);
}

static void
kiosk_qr_code_finalize (GObject *object)
{
  KioskQrCode *self = KIOSK_QR_CODE (object);

  g_free (self->text);
  g_clear_pointer (&self->code, QRcode_free);
  G_OBJECT_CLASS (kiosk_qr_code_parent_class)->finalize (object);
}

static void
kiosk_qr_code_class_init (KioskQrCodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_qr_code_set_property;
  object_class->get_property = kiosk_qr_code_get_property;
  object_class->finalize = kiosk_qr_code_finalize;
  widget_class->measure = kiosk_qr_code_measure;
  widget_class->snapshot = kiosk_qr_code_snapshot;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "qrcode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kiosk_qr_code_init (KioskQrCode *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("QR code for your phone"), -1);
}
