/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-flow-scope-private.h"

#include "kiosk-flow-grammar-private.h"

struct _KioskFlowScope
{
  GObject parent_instance;
};

static void kiosk_flow_scope_scope_init (GtkBuilderScopeInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskFlowScope, kiosk_flow_scope, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDER_SCOPE, kiosk_flow_scope_scope_init))

static GType
get_type_from_name (GtkBuilderScope *scope,
                    GtkBuilder      *builder,
                    const char      *name)
{
  const KioskFlowClause *clause = kiosk_flow_grammar_find (name);

  return clause != NULL ? clause->get_type () : G_TYPE_INVALID;
}

static GType
get_type_from_function (GtkBuilderScope *scope,
                        GtkBuilder      *builder,
                        const char      *function)
{
  return G_TYPE_INVALID;
}

static GClosure *
create_closure (GtkBuilderScope         *scope,
                GtkBuilder              *builder,
                const char              *function,
                GtkBuilderClosureFlags   flags,
                GObject                 *object,
                GError                 **error)
{
  g_set_error (error, GTK_BUILDER_ERROR, GTK_BUILDER_ERROR_INVALID_FUNCTION, "A flow calls no function such as “%s”", function);
  return NULL;
}

static void
kiosk_flow_scope_scope_init (GtkBuilderScopeInterface *iface)
{
  iface->get_type_from_name = get_type_from_name;
  iface->get_type_from_function = get_type_from_function;
  iface->create_closure = create_closure;
}

GtkBuilderScope *
kiosk_flow_scope_new (void)
{
  return g_object_new (KIOSK_TYPE_FLOW_SCOPE, NULL);
}

static void
kiosk_flow_scope_class_init (KioskFlowScopeClass *klass)
{
}

static void
kiosk_flow_scope_init (KioskFlowScope *self)
{
}
