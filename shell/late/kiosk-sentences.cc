/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* librime makes one sentence of what was typed, and if it is the wrong one, the visitor has to piece the words together.
 * Names have many homophones: this translator offers the likeliest sentences, not only the first. It is C++ because librime
 * has no other way to be extended. */
#include "kiosk-sentences.h"

#include <algorithm>
#include <cmath>
#include <rime/candidate.h>
#include <rime/config.h>
#include <rime/dict/dictionary.h>
#include <rime/registry.h>
#include <rime/schema.h>
#include <rime/engine.h>
#include <rime/segmentation.h>
#include <rime/translation.h>
#include <rime/translator.h>
#include <rime/gear/translator_commons.h>

using namespace rime;

namespace {

/* As librime's own sentences have it: the logarithm of all the words that there are, so that few words win over many. */
const double kWordPenalty = -18.42;
const double kUnlikely = 4.0;
const size_t kHomophones = 8;   /* of a word, that are looked at */

struct Path
{
  double weight;
  int words;
  string text;
};

using Paths = vector<Path>;

void
keep_best (Paths  *paths,
           size_t  most)
{
  std::sort (paths->begin (), paths->end (), [] (const Path &a, const Path &b) { return a.weight > b.weight; });
  set<string> seen;
  Paths kept;
  for (const Path &path : *paths)
    if (kept.size () < most && seen.insert (path.text).second)
      kept.push_back (path);
  paths->swap (kept);
}

class Sentences : public Translator, public TranslatorOptions
{
 public:
  explicit Sentences (const Ticket &ticket);

  an<Translation> Query (const string  &input,
                         const Segment &segment) override;

 private:
  an<DictEntryCollector> Lookup (const string &input, const SyllableGraph &graph, size_t start) const;
  double Rate (const DictEntry &word) const;
  void Extend (const string &input, const SyllableGraph &graph, size_t start, map<size_t, Paths> *at) const;
  string Spell (const SyllableGraph &graph, const string &input);

  the<Dictionary> dictionary_;
  the<Dictionary> opening_;   /* null: the same */
  string unlikely_;
  int most_ = 6;
  int most_words_ = 100;
};

Sentences::Sentences (const Ticket &ticket) : Translator (ticket), TranslatorOptions (ticket)
{
  if (ticket.schema == nullptr)
    return;

  auto component = dynamic_cast<DictionaryComponent *> (Dictionary::Require ("dictionary"));
  Config *config = ticket.schema->config ();
  string opening;

  dictionary_.reset (component->Create (ticket));
  if (dictionary_)
    dictionary_->Load ();
  if (config->GetString (name_space_ + "/opening", &opening))
    opening_.reset (component->Create (opening, opening, {}));
  if (opening_)
    opening_->Load ();
  config->GetString (name_space_ + "/unlikely", &unlikely_);
  config->GetInt (name_space_ + "/sentences", &most_);
  config->GetInt (name_space_ + "/most_words", &most_words_);
}

/* The words that can begin at @start: a name's first one comes from a dictionary of its own. */
an<DictEntryCollector>
Sentences::Lookup (const string        &input,
                   const SyllableGraph &graph,
                   size_t               start) const
{
  if (start > 0 || !opening_)
    return dictionary_->Lookup (graph, start);

  SyllableGraph own;
  Syllabifier syllabifier (delimiters_, false, strict_spelling_);
  syllabifier.BuildSyllableGraph (input, *opening_->prism (), &own);
  return opening_->Lookup (own, 0);
}

/* Words of one character that hardly stand in what visitors write into a form. */
double
Sentences::Rate (const DictEntry &word) const
{
  bool unlikely = word.text.length () == 3 && unlikely_.find (word.text) != string::npos;

  return word.weight + kWordPenalty - (unlikely ? kUnlikely : 0.0);
}

/* Adds the words that begin at @start to what leads there. */
void
Sentences::Extend (const string        &input,
                   const SyllableGraph &graph,
                   size_t               start,
                   map<size_t, Paths>  *at) const
{
  keep_best (&(*at)[start], most_);
  auto words = Lookup (input, graph, start);
  if (!words)
    return;

  for (auto &[end, entries] : *words)
    for (size_t i = 0; i < kHomophones && !entries.exhausted (); i++, entries.Next ())
      for (const Path &path : (*at)[start])
        if (path.words < most_words_)
          (*at)[end].push_back ({ path.weight + Rate (*entries.Peek ()), path.words + 1, path.text + entries.Peek ()->text });
}

/* The keys with blanks between the syllables, the fewest that there can be. */
string
Sentences::Spell (const SyllableGraph &graph,
                  const string        &input)
{
  string spelt;

  for (size_t at = 0; at < graph.interpreted_length;)
    {
      auto edges = graph.edges.find (at);
      size_t end = edges != graph.edges.end () && !edges->second.empty () ? edges->second.rbegin ()->first : at + 1;
      size_t keys = end;
      while (keys > at + 1 && delimiters_.find (input[keys - 1]) != string::npos)
        keys--;
      spelt += (spelt.empty () ? "" : delimiters_.substr (0, 1)) + input.substr (at, keys - at);
      at = end;
    }
  preedit_formatter_.Apply (&spelt);
  return spelt;
}

an<Translation>
Sentences::Query (const string  &input,
                  const Segment &segment)
{
  if (!dictionary_ || !dictionary_->loaded () || !segment.HasTag ("abc"))
    return nullptr;

  SyllableGraph graph;
  Syllabifier syllabifier (delimiters_, true, strict_spelling_);
  size_t length = syllabifier.BuildSyllableGraph (input, *dictionary_->prism (), &graph);
  if (length < input.length ())
    return nullptr;

  map<size_t, Paths> at = { { 0, { { 0.0, 0, string () } } } };
  for (const auto &vertex : graph.vertices)
    if (vertex.first < length && at.count (vertex.first) > 0)
      Extend (input, graph, vertex.first, &at);
  keep_best (&at[length], most_);

  auto sentences = New<FifoTranslation> ();
  string spelt = Spell (graph, input);
  for (const Path &path : at[length])
    {
      auto candidate = New<SimpleCandidate> ("sentence", segment.start, segment.start + length, path.text, "", spelt);
      candidate->set_quality (initial_quality_);
      sentences->Append (candidate);
    }
  return sentences;
}

}  // namespace

void
kiosk_sentences_register (void)
{
  Registry::instance ().Register ("kiosk_sentences", new Component<Sentences>);
}
