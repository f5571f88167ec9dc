/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-guide-page.h"

#include "registration-flow.h"

#include <glib/gi18n-lib.h>

struct _RegistrationGuidePage
{
  KioskPage         parent_instance;

  GtkToggleButton  *several;
  GtkToggleButton  *person;
  GtkToggleButton  *company;
  KioskFactsCard   *materials;
  KioskTimeLine    *steps;
  KioskPrintButton *print;
};

G_DEFINE_FINAL_TYPE (RegistrationGuidePage, registration_guide_page, KIOSK_TYPE_PAGE)

enum
{
  SEVERAL = 1 << 0,
  PERSON  = 1 << 1,
  COMPANY = 1 << 2,
  ALL     = SEVERAL | PERSON | COMPANY,
};

/* The list of the free-trade zone's counter, in plain words. */
static const struct
{
  guint       who;
  const char *what;
  const char *about;
} materials[] = {
  { ALL, N_("Application"), N_("This terminal fills it in with you; it is signed later.") },
  { SEVERAL, N_("Articles"), N_("The articles of association, signed by all shareholders. There is a model at the counter.") },
  { PERSON | COMPANY, N_("Articles"), N_("The articles of association, signed by the shareholder. There is a model at the counter.") },
  { SEVERAL, N_("Shareholders"), N_("Copy of each one's identity document; of a company, of its licence with its seal.") },
  { PERSON, N_("Shareholder"), N_("Copy of your identity document.") },
  { COMPANY, N_("Shareholder"), N_("Copy of the company's business licence, with its seal.") },
  { ALL, N_("Posts"), N_("Who becomes legal representative, director, supervisor and manager: signed by the shareholders, with copies of their identity documents.") },
  { ALL, N_("Finance"), N_("Copy of the identity document of the head of finance.") },
  { ALL, N_("Address"), N_("The declaration of the address, in the original. With an address in the park: the park's confirmation.") },
  { ALL, N_("Licences"), N_("Only for business that needs one beforehand: the licence. The form marks it for you.") },
  { ALL, N_("Proxy"), N_("Only if the legal representative does not come: a letter of authority and the identity document of who does.") },
};

static const struct
{
  const char *title;
  const char *detail;
} steps[] = {
  { N_("Find a name"), N_("Here, two minutes. A name is held for you for two months.") },
  { N_("Fill in the application"), N_("Here, about 15 minutes. You get a number and a code.") },
  { N_("Prove who you are, and sign"), N_("All shareholders and everyone with a post, on their own phones.") },
  { N_("The registry examines"), N_("One to three working days. All that is missing is told at once.") },
  { N_("Licence and seal"), N_("At the counter, or by mail.") },
  { N_("Tax, social insurance, housing fund, bank"), N_("Prepared in the same go.") },
  { N_("Customs filing"), N_("If you import or export: three working days.") },
};

static guint
who_of (RegistrationGuidePage *self)
{
  if (gtk_toggle_button_get_active (self->person))
    return PERSON;
  return gtk_toggle_button_get_active (self->company) ? COMPANY : SEVERAL;
}

/* The list, to be ticked off at home. */
static void
offer_print (RegistrationGuidePage *self)
{
  g_autofree char *id = g_strdup_printf ("registration-guide-%u", who_of (self));
  g_autoptr (KioskPrintDocument) document = kiosk_print_document_new (id, _("Company registration"));

  kiosk_facts_card_print (self->materials, document);
  kiosk_print_document_add_heading (document, _("How it goes"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    kiosk_print_document_add_fact (document, _(steps[i].title), _(steps[i].detail));
  kiosk_print_button_set_document (self->print, kiosk_page_get_context (KIOSK_PAGE (self)), document);
}

static void
on_toggled (RegistrationGuidePage *self)
{
  guint who = who_of (self);

  kiosk_facts_card_clear (self->materials);
  for (guint i = 0; i < G_N_ELEMENTS (materials); i++)
    if ((materials[i].who & who) != 0)
      kiosk_facts_card_add (self->materials, _(materials[i].what), _(materials[i].about));
  offer_print (self);
}

static void
on_apply (KioskPage *self)
{
  kiosk_page_push (self, registration_flow_page_new (kiosk_page_get_context (self), NULL));
}

static KioskPage *
registration_guide_page_recreate (KioskPage *page)
{
  RegistrationGuidePage *self = REGISTRATION_GUIDE_PAGE (page);
  KioskPage *next = registration_guide_page_new (kiosk_page_get_context (page));

  gtk_toggle_button_set_active (REGISTRATION_GUIDE_PAGE (next)->person, gtk_toggle_button_get_active (self->person));
  gtk_toggle_button_set_active (REGISTRATION_GUIDE_PAGE (next)->company, gtk_toggle_button_get_active (self->company));
  return next;
}

static void
registration_guide_page_class_init (RegistrationGuidePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KIOSK_PAGE_CLASS (klass)->recreate = registration_guide_page_recreate;

  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  g_type_ensure (KIOSK_TYPE_PRINT_BUTTON);
  g_type_ensure (KIOSK_TYPE_TIME_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/registration/registration-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegistrationGuidePage, several);
  gtk_widget_class_bind_template_child (widget_class, RegistrationGuidePage, person);
  gtk_widget_class_bind_template_child (widget_class, RegistrationGuidePage, company);
  gtk_widget_class_bind_template_child (widget_class, RegistrationGuidePage, materials);
  gtk_widget_class_bind_template_child (widget_class, RegistrationGuidePage, steps);
  gtk_widget_class_bind_template_child (widget_class, RegistrationGuidePage, print);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
}

static void
registration_guide_page_init (RegistrationGuidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    kiosk_time_line_add (self->steps, KIOSK_STEP_PENDING, _(steps[i].title), _(steps[i].detail));
}

KioskPage *
registration_guide_page_new (KioskContext *context)
{
  RegistrationGuidePage *self = g_object_new (REGISTRATION_TYPE_GUIDE_PAGE, "context", context, NULL);

  on_toggled (self);
  return KIOSK_PAGE (self);
}
