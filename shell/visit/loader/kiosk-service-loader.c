/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-service-loader.h"

#include "kiosk-flow-service.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define SUFFIX         ".plugin"
#define MOST_MANIFESTS 200
#define SANDBOX_FILE   "/.flatpak-info"
#define SANDBOX_FOLDER "/app/"
#define NO_OWNER       65534 /* the kernel's word for one who does not exist in this user namespace */

/* In a flatpak that was installed for the whole machine root's files seem to be nobody's. What flatpak itself mounted, where
 * nobody can write, is taken; a folder of the machine that somebody let into the sandbox is not. */
static gboolean
is_kept_by_flatpak (const char        *path,
                    const struct stat *info)
{
  struct statvfs file_system;

  return info->st_uid == NO_OWNER
         && g_str_has_prefix (path, SANDBOX_FOLDER)
         && access (SANDBOX_FILE, F_OK) == 0
         && statvfs (path, &file_system) == 0
         && (file_system.f_flag & ST_RDONLY) != 0;
}

/* Whoever could write here could run code as the kiosk. */
static gboolean
check_trust (const char  *path,
             GError     **error)
{
  struct stat info;

  if (lstat (path, &info) != 0)
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_TRUST, "%s: %s", path, g_strerror (errno));
  else if (S_ISLNK (info.st_mode))
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_PATH, "%s is a symbolic link", path);
  else if (info.st_uid != 0 && info.st_uid != geteuid () && !is_kept_by_flatpak (path, &info))
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_TRUST, "%s belongs to another user", path);
  else if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_TRUST, "%s can be changed by others than its owner", path);
  else
    return TRUE;

  return FALSE;
}

/* A module is looked at when it is mapped; a flow is text, and can be read now. */
static gboolean
check_content (KioskManifest  *manifest,
               GError        **error)
{
  g_autofree char *path = kiosk_manifest_get_file_path (manifest);
  gboolean has_flow = kiosk_manifest_has_flow (manifest);

  if (access (path, F_OK) != 0)
    {
      g_set_error (error, KIOSK_LOADER_ERROR, has_flow ? KIOSK_LOADER_ERROR_FLOW : KIOSK_LOADER_ERROR_MODULE,
                   has_flow ? "The flow %s is missing" : "The module %s is missing", path);
      return FALSE;
    }

  return check_trust (path, error)
         && (!has_flow || kiosk_flow_service_check (path, kiosk_manifest_get_id (manifest), error));
}

static KioskServiceInfo *
read_service (const char *directory,
              const char *file)
{
  g_autofree char *path = g_build_filename (directory, file, NULL);
  g_autofree char *id = g_strndup (file, strlen (file) - strlen (SUFFIX));
  g_autoptr (KioskManifest) manifest = NULL;
  g_autoptr (GError) error = NULL;

  if (check_trust (path, &error))
    manifest = kiosk_manifest_new_from_file (path, &error);
  if (manifest != NULL)
    check_content (manifest, &error);

  return kiosk_service_info_new (id, manifest, error);
}

static gboolean
is_known (GPtrArray  *services,
          const char *id)
{
  for (guint i = 0; i < services->len; i++)
    if (strcmp (kiosk_service_info_get_id (services->pdata[i]), id) == 0)
      return TRUE;

  return FALSE;
}

static void
add_service (GPtrArray        *services,
             KioskServiceInfo *service,
             const char       *directory)
{
  g_autoptr (GError) error = NULL;

  if (is_known (services, kiosk_service_info_get_id (service)))
    {
      g_set_error (&error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_DUPLICATE,
                   "Another service is called %s; the one in %s is not offered",
                   kiosk_service_info_get_id (service), directory);
      kiosk_service_info_fail (service, error);
    }

  g_ptr_array_add (services, service);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
list_manifests (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX) && name[0] != '.')
      g_ptr_array_add (files, g_strdup (name));

  g_ptr_array_sort (files, compare_names);
  return files;
}

static void
scan_directory (GPtrArray  *services,
                const char *directory)
{
  g_autoptr (GPtrArray) files = list_manifests (directory);
  g_autoptr (GError) error = NULL;

  if (files->len == 0)
    return;

  if (!check_trust (directory, &error))
    {
      g_warning ("No services are taken from a directory: %s", error->message);
      return;
    }

  if (files->len > MOST_MANIFESTS)
    g_warning ("%s holds %u services; only the first %d are read", directory, files->len, MOST_MANIFESTS);
  for (guint i = 0; i < MIN (files->len, MOST_MANIFESTS); i++)
    add_service (services, read_service (directory, files->pdata[i]), directory);
}

static int
category_of (KioskServiceInfo *service)
{
  KioskManifest *manifest = kiosk_service_info_get_manifest (service);

  return manifest != NULL ? (int) kiosk_manifest_get_category (manifest) : G_MAXINT;
}

static int
compare_services (gconstpointer a,
                  gconstpointer b)
{
  KioskServiceInfo *one = *(KioskServiceInfo * const *) a;
  KioskServiceInfo *other = *(KioskServiceInfo * const *) b;
  int by_category = (category_of (one) > category_of (other)) - (category_of (one) < category_of (other));

  return by_category != 0 ? by_category
                          : strcmp (kiosk_service_info_get_id (one), kiosk_service_info_get_id (other));
}

GPtrArray *
kiosk_service_loader_scan (const char * const *directories)
{
  GPtrArray *services = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; directories[i] != NULL; i++)
    scan_directory (services, directories[i]);

  g_ptr_array_sort (services, compare_services);
  return services;
}

static guint
rank_of (KioskServiceInfo   *service,
         const char * const *ids)
{
  guint rank = 0;

  while (ids[rank] != NULL && strcmp (ids[rank], kiosk_service_info_get_id (service)) != 0)
    rank++;
  return rank;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      ids)
{
  guint one = rank_of (*(KioskServiceInfo * const *) a, ids);
  guint other = rank_of (*(KioskServiceInfo * const *) b, ids);

  return (one > other) - (one < other);
}

void
kiosk_service_loader_order (GPtrArray          *services,
                            const char * const *ids)
{
  g_ptr_array_sort_with_data (services, compare_ranks, (gpointer) ids);
}
