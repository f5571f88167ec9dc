# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can be seen on any page of the console: that it can be read, reached and named."""


def contrasts(browser):
    """Texts on the page that are too pale (WCAG 2.2, 1.4.3), each with its ratio."""
    return browser.run("""
      const parts = text => (text.match(/[\\d.]+/g) ?? []).map(Number);
      const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
      const ground = e => {
        for (let up = e; up; up = up.parentElement) {
          const style = getComputedStyle(up);
          if (style.backgroundImage !== 'none')
            return parts(style.backgroundImage).slice(-3);
          const [r, g, b, a = 1] = parts(style.backgroundColor);
          if (a > .9)
            return [r, g, b];
        }
        return [255, 255, 255];
      };
      const found = [];
      for (const e of document.body.querySelectorAll('*')) {
        if (!e.checkVisibility() || e.disabled || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          continue;
        const style = getComputedStyle(e);
        const [a, b] = [light(parts(style.color)), light(ground(e))].sort((x, y) => y - x);
        const ratio = (a + .05) / (b + .05);
        const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
        if (ratio < (large ? 3 : 4.5))
          found.push(`${e.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
      }
      return found;
    """)


def faults(browser):
    """What is wrong with the page for who reads it with other means: names that are missing, things too small, a page wider than the screen."""
    return browser.run("""
      const found = [];
      for (const e of document.querySelectorAll('input, select, textarea'))
        if (e.checkVisibility() && !e.labels?.length && !e.getAttribute('aria-label'))
          found.push(`no label: ${e.outerHTML.slice(0, 80)}`);
      for (const e of document.querySelectorAll('button, a.button, nav a, summary'))
        if (e.checkVisibility() && (e.getBoundingClientRect().height < 40 || !(e.textContent.trim() || e.getAttribute('aria-label'))))
          found.push(`small or without words: ${e.outerHTML.slice(0, 80)}`);
      if (document.documentElement.scrollWidth > innerWidth)
        found.push(`wider than the screen: ${document.documentElement.scrollWidth}`);
      if (document.querySelectorAll('h1').length !== 1)
        found.push('not one h1');
      return found;
    """)


def look(browser, name):
    """Keeps a picture, and looks for what cannot be read or reached."""
    browser.picture(name)
    assert not contrasts(browser), contrasts(browser)
    assert not faults(browser), faults(browser)
