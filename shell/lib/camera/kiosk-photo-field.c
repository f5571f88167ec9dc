/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-photo-field.h"

#include "form/kiosk-flow.h"
#include "handoff/kiosk-handoff-card-private.h"
#include "handoff/kiosk-handoff-private.h"
#include "kiosk-page.h"
#include "kiosk-photo-thumb-private.h"
#include "kiosk-viewfinder-private.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  AIMING,    /* the camera is on */
  LOOKING,
  PHONING,   /* photographs are awaited from the visitor's phone */
} Doing;

struct _KioskPhotoField
{
  KioskField        parent_instance;

  GPtrArray        *photos;  /* of KioskPhoto */
  guint             page;    /* the one that is looked at, or taken: then it may be behind the last */
  Doing             doing;
  gboolean          busy;    /* a photograph is being made */
  guint             most;

  KioskViewfinder  *viewfinder;
  KioskHandoffCard *card;
  GtkPicture       *look;
  GtkWidget        *cancel;
  GtkWidget        *back;
  GtkWidget        *phone;
  GtkWidget        *take;
  GtkWidget        *remove;
  GtkWidget        *again;
  GtkWidget        *another;
  GtkBox           *thumbs;
};

enum
{
  PROP_0,
  PROP_CAMERA,
  PROP_MOST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void on_thumb_clicked (KioskPhotoField *self,
                              GtkWidget       *thumb);

G_DEFINE_FINAL_TYPE (KioskPhotoField, kiosk_photo_field, KIOSK_TYPE_FIELD)

static guint
count_pages (KioskStep *step)
{
  GPtrArray *fields = kiosk_step_get_fields (step);
  guint pages = 0;

  for (guint i = 0; i < fields->len; i++)
    if (KIOSK_IS_PHOTO_FIELD (fields->pdata[i]))
      pages += KIOSK_PHOTO_FIELD (fields->pdata[i])->photos->len;

  return pages;
}

/* How many pages more. A flow's pages travel together, so they share the room. */
static guint
get_room (KioskPhotoField *self)
{
  GtkWidget *flow = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW);
  GPtrArray *steps = flow != NULL ? kiosk_flow_get_steps (KIOSK_FLOW (flow)) : NULL;
  guint pages = steps != NULL ? 0 : self->photos->len;

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    pages += count_pages (steps->pdata[i]);

  return MIN (self->most - MIN (self->photos->len, self->most), KIOSK_PHOTO_MOST - MIN (pages, KIOSK_PHOTO_MOST));
}

static KioskContext *
find_context (KioskPhotoField *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE);

  return page != NULL ? kiosk_page_get_context (KIOSK_PAGE (page)) : NULL;
}

static gboolean
can_use_phone (KioskPhotoField *self)
{
  KioskContext *context = find_context (self);

  return context != NULL && get_room (self) > 0 && kiosk_handoff_is_possible (kiosk_context_get_handoff_url (context));
}

static void
update_buttons (KioskPhotoField *self)
{
  KioskCameraState state = kiosk_camera_get_state (kiosk_viewfinder_get_camera (self->viewfinder));

  gtk_widget_set_visible (self->cancel, self->doing != LOOKING && self->photos->len > 0);
  gtk_widget_set_visible (self->back, self->doing == PHONING);
  gtk_widget_set_visible (self->phone, (self->doing == AIMING || (self->doing == PHONING && !kiosk_handoff_card_is_active (self->card)))
                                       && can_use_phone (self));
  gtk_widget_set_visible (self->take, self->doing == AIMING && state != KIOSK_CAMERA_STATE_MISSING);
  gtk_widget_set_sensitive (self->take, state == KIOSK_CAMERA_STATE_LIVE);
  gtk_widget_set_visible (self->remove, self->doing == LOOKING);
  gtk_widget_set_visible (self->again, self->doing == LOOKING);
  gtk_widget_set_visible (self->another, self->doing == LOOKING && get_room (self) > 0);
  gtk_widget_set_sensitive (self->remove, !self->busy);
  gtk_widget_set_sensitive (self->again, !self->busy);
  gtk_widget_set_sensitive (self->another, !self->busy);
}

static void
update_thumbs (KioskPhotoField *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->thumbs))) != NULL)
    gtk_box_remove (self->thumbs, old);

  for (guint i = 0; i < self->photos->len; i++)
    {
      GtkWidget *thumb = kiosk_photo_thumb_new (self->photos->pdata[i], i + 1);

      if (i == self->page)
        gtk_widget_add_css_class (thumb, "chosen");
      g_signal_connect_object (thumb, "clicked", G_CALLBACK (on_thumb_clicked), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->thumbs, thumb);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->thumbs), self->photos->len > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->thumbs), !self->busy);
}

/* The viewfinder holds the camera while it is to be seen, so whatever hides it puts the light out. */
static void
update (KioskPhotoField *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->viewfinder), self->doing == AIMING);
  gtk_widget_set_visible (GTK_WIDGET (self->card), self->doing == PHONING);
  gtk_widget_set_visible (GTK_WIDGET (self->look), self->doing == LOOKING);
  update_buttons (self);
  update_thumbs (self);
}

static void
aim (KioskPhotoField *self,
     guint            page)
{
  self->doing = AIMING;
  self->page = page;
  update (self);
}

static void
await_phone (KioskPhotoField *self)
{
  self->doing = PHONING;
  self->page = self->photos->len;
  update (self);
}

static void
look_at (KioskPhotoField *self,
         guint            page)
{
  KioskPhoto *photo = self->photos->pdata[page];
  /* Translators: %u is the number of a photographed page */
  g_autofree char *name = g_strdup_printf (_("Page %u"), page + 1);

  self->doing = LOOKING;
  self->page = page;
  gtk_picture_set_paintable (self->look, GDK_PAINTABLE (kiosk_photo_get_picture (photo)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->look), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update (self);
}

static void
on_thumb_clicked (KioskPhotoField *self,
                  GtkWidget       *thumb)
{
  guint page = 0;

  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self->thumbs)); w != thumb; w = gtk_widget_get_next_sibling (w))
    page++;
  look_at (self, page);
}

static void
keep (KioskPhotoField *self,
      KioskPhoto      *photo)
{
  /* Translators: %u is the number of a photographed page */
  g_autofree char *note = g_strdup_printf (_("Page %u is taken. The camera is off."), self->page + 1);

  if (self->page < self->photos->len)
    g_ptr_array_remove_index (self->photos, self->page);
  g_ptr_array_insert (self->photos, (int) self->page, g_object_ref (photo));
  look_at (self, self->page);
  kiosk_field_changed (KIOSK_FIELD (self));
  kiosk_field_set_note (KIOSK_FIELD (self), note);
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KioskPhotoField) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPhoto) photo = kiosk_photo_take_finish (GDK_TEXTURE (source), result, &error);

  self->busy = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  if (photo != NULL)
    {
      keep (self, photo);
      return;
    }

  g_warning ("A photograph cannot be made: %s", error->message);
  aim (self, self->page);
  kiosk_field_set_error (KIOSK_FIELD (self), _("That did not work. Please take the photograph again."));
}

static void
on_take (KioskPhotoField *self)
{
  GdkTexture *picture = kiosk_camera_get_picture (kiosk_viewfinder_get_camera (self->viewfinder));
  g_autoptr (GdkTexture) taken = picture != NULL ? g_object_ref (picture) : NULL;

  if (taken == NULL)
    return;
  if (self->page == self->photos->len && get_room (self) == 0)
    {
      kiosk_field_set_error (KIOSK_FIELD (self), _("More pages cannot be handed in at once."));
      return;
    }

  self->busy = TRUE;
  self->doing = LOOKING;
  gtk_picture_set_paintable (self->look, GDK_PAINTABLE (taken));
  update (self);
  kiosk_photo_take_async (taken, on_taken, g_object_ref (self));
}

/* At the last page, or at the camera where there is none. */
static void
settle (KioskPhotoField *self)
{
  if (self->photos->len > 0)
    look_at (self, MIN (self->page, self->photos->len - 1));
  else
    aim (self, 0);
}

static void
on_cancel (KioskPhotoField *self)
{
  settle (self);
}

static void
on_remove (KioskPhotoField *self)
{
  g_ptr_array_remove_index (self->photos, self->page);
  settle (self);
  kiosk_field_changed (KIOSK_FIELD (self));
}

static void
on_again (KioskPhotoField *self)
{
  aim (self, self->page);
}

/* There, where the visitor is at it. */
static void
on_another (KioskPhotoField *self)
{
  if (kiosk_handoff_card_is_opened (self->card))
    await_phone (self);
  else
    aim (self, self->photos->len);
}

static void
on_phone (KioskPhotoField *self)
{
  kiosk_handoff_card_begin (self->card, find_context (self), get_room (self));
  await_phone (self);
}

static void
on_back (KioskPhotoField *self)
{
  kiosk_handoff_card_end (self->card);
  aim (self, self->photos->len);
}

/* Beside what the visitor does here: that is not taken away. */
static void
add_from_phone (KioskPhotoField *self,
                KioskPhoto      *photo)
{
  gboolean behind = self->page == self->photos->len;

  g_ptr_array_add (self->photos, g_object_ref (photo));
  if (self->busy || self->doing == AIMING)
    {
      self->page += behind ? 1 : 0;
      update (self);
    }
  else
    look_at (self, self->photos->len - 1);
  kiosk_field_changed (KIOSK_FIELD (self));
}

static void
on_pictured (KioskPhotoField *self,
             KioskPhoto      *photo)
{
  /* Translators: %u is the number of a photographed page */
  g_autofree char *note = g_strdup_printf (_("Page %u came from your phone."), self->photos->len + 1);

  if (get_room (self) == 0)
    {
      kiosk_field_set_error (KIOSK_FIELD (self), _("More pages cannot be handed in at once."));
      return;
    }

  add_from_phone (self, photo);
  kiosk_field_set_note (KIOSK_FIELD (self), note);
}

static void
on_refused (KioskPhotoField *self)
{
  kiosk_field_set_error (KIOSK_FIELD (self), _("What came from your phone is no photograph that can be read."));
}

static JsonNode *
kiosk_photo_field_get_value (KioskField *field)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (field);
  g_autoptr (JsonArray) pages = json_array_new ();

  for (guint i = 0; i < self->photos->len; i++)
    json_array_add_object_element (pages, json_object_ref (kiosk_photo_get_json (self->photos->pdata[i])));

  return self->photos->len > 0 ? json_node_init_array (json_node_alloc (), pages) : NULL;
}

/* What is here already need not be decoded again. */
static KioskPhoto *
find_photo (KioskPhotoField *self,
            JsonObject      *json)
{
  for (guint i = 0; i < self->photos->len; i++)
    if (kiosk_photo_get_json (self->photos->pdata[i]) == json)
      return g_object_ref (self->photos->pdata[i]);

  return kiosk_photo_new_from_json (json);
}

static void
kiosk_photo_field_set_value (KioskField *field,
                             JsonNode   *value)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (field);
  GPtrArray *photos = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *pages = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  for (guint i = 0; pages != NULL && i < json_array_get_length (pages) && photos->len < self->most; i++)
    {
      JsonNode *page = json_array_get_element (pages, i);
      KioskPhoto *photo = JSON_NODE_HOLDS_OBJECT (page) ? find_photo (self, json_node_get_object (page)) : NULL;

      if (photo != NULL)
        g_ptr_array_add (photos, photo);
    }

  g_ptr_array_unref (self->photos);
  self->photos = photos;
  settle (self);
  kiosk_field_changed (field);
}

/* Nobody is held up by a camera that is missing or broken. */
static char *
kiosk_photo_field_missing (KioskField *field)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (field);
  KioskCamera *camera = kiosk_viewfinder_get_camera (self->viewfinder);

  if (self->busy)
    return g_strdup (_("One moment, the photograph is being made."));
  if (kiosk_camera_get_state (camera) == KIOSK_CAMERA_STATE_FAILED || !kiosk_camera_is_available (camera))
    return NULL;
  return g_strdup (_("Please take a photograph."));
}

static char *
kiosk_photo_field_describe (KioskField *field,
                            JsonNode   *value)
{
  guint pages = json_array_get_length (json_node_get_array (value));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", pages), pages);
}

static gboolean
kiosk_photo_field_grab_focus (GtkWidget *widget)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->take) ? self->take : self->phone);
}

static void
set_camera (KioskPhotoField *self,
            KioskCamera     *camera)
{
  KioskCamera *old = kiosk_viewfinder_get_camera (self->viewfinder);

  if (camera == old)
    return;

  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  if (camera != NULL)
    g_signal_connect_object (camera, "notify::state", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  kiosk_viewfinder_set_camera (self->viewfinder, camera);
  update_buttons (self);
}

static void
kiosk_photo_field_map (GtkWidget *widget)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (widget);
  KioskContext *context = find_context (self);

  if (kiosk_viewfinder_get_camera (self->viewfinder) == NULL && context != NULL)
    set_camera (self, kiosk_context_get_camera (context));
  update_buttons (self);
  GTK_WIDGET_CLASS (kiosk_photo_field_parent_class)->map (widget);
}

/* The step is left: its code is good for nothing any more. */
static void
kiosk_photo_field_unmap (GtkWidget *widget)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (widget);

  GTK_WIDGET_CLASS (kiosk_photo_field_parent_class)->unmap (widget);
  kiosk_handoff_card_end (self->card);
  if (self->doing == PHONING)
    settle (self);
}

static void
kiosk_photo_field_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (object);

  if (property == PROP_CAMERA)
    set_camera (self, g_value_get_object (value));
  else
    self->most = CLAMP (g_value_get_uint (value), 1, KIOSK_PHOTO_MOST);
}

static void
kiosk_photo_field_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (object);

  if (property == PROP_CAMERA)
    g_value_set_object (value, kiosk_viewfinder_get_camera (self->viewfinder));
  else
    g_value_set_uint (value, self->most);
}

static void
kiosk_photo_field_dispose (GObject *object)
{
  KioskPhotoField *self = KIOSK_PHOTO_FIELD (object);

  if (self->viewfinder != NULL)
    set_camera (self, NULL);
  self->viewfinder = NULL;
  G_OBJECT_CLASS (kiosk_photo_field_parent_class)->dispose (object);
}

static void
kiosk_photo_field_finalize (GObject *object)
{
  g_ptr_array_unref (KIOSK_PHOTO_FIELD (object)->photos);
  G_OBJECT_CLASS (kiosk_photo_field_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/camera/kiosk-photo-field.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, viewfinder);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, card);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, look);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, cancel);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, back);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, phone);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, take);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, remove);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, again);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, another);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoField, thumbs);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
  gtk_widget_class_bind_template_callback (widget_class, on_another);
  gtk_widget_class_bind_template_callback (widget_class, on_phone);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_pictured);
  gtk_widget_class_bind_template_callback (widget_class, on_refused);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);
}

static void
kiosk_photo_field_class_init (KioskPhotoFieldClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_HANDOFF_CARD);
  g_type_ensure (KIOSK_TYPE_VIEWFINDER);
  object_class->set_property = kiosk_photo_field_set_property;
  object_class->get_property = kiosk_photo_field_get_property;
  object_class->dispose = kiosk_photo_field_dispose;
  object_class->finalize = kiosk_photo_field_finalize;
  GTK_WIDGET_CLASS (klass)->map = kiosk_photo_field_map;
  GTK_WIDGET_CLASS (klass)->unmap = kiosk_photo_field_unmap;
  GTK_WIDGET_CLASS (klass)->grab_focus = kiosk_photo_field_grab_focus;
  field_class->get_value = kiosk_photo_field_get_value;
  field_class->set_value = kiosk_photo_field_set_value;
  field_class->missing = kiosk_photo_field_missing;
  field_class->describe = kiosk_photo_field_describe;

  props[PROP_CAMERA] = g_param_spec_object ("camera", NULL, NULL, KIOSK_TYPE_CAMERA, both);
  props[PROP_MOST] = g_param_spec_uint ("most", NULL, NULL, 0, 1000, 4, both | G_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
kiosk_photo_field_init (KioskPhotoField *self)
{
  self->photos = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  aim (self, 0);
}
