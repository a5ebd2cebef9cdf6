package dev.fraiseql.processor.read;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTML of a javadoc comment in Markdown: the tags that people use there; others vanish, their
 * text stays.
 */
final class HtmlToMarkdown {
  private static final Pattern TOKEN =
      Pattern.compile("<!--.*?-->|<(/?)(\\w+)([^>]*)>|&(#?\\w+);|`[^`]*`", Pattern.DOTALL);
  private static final Pattern HREF = Pattern.compile("href\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Map<String, String> ENTITIES =
      Map.of(
          "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ", "mdash",
          "\u2014", "ndash", "\u2013", "hellip", "\u2026");

  private final String html;
  private final StringBuilder out = new StringBuilder();
  private boolean preformatted;
  private String href = "";

  HtmlToMarkdown(String html) {
    this.html = html;
  }

  /** Text that is to come out of {@link #convert} as it is. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The Markdown: paragraphs on one line each, with an empty line between them. */
  String convert() {
    Matcher token = TOKEN.matcher(html);
    int from = 0;
    while (token.find()) {
      text(html.substring(from, token.start()));
      from = token.end();
      if (token.group(2) != null) {
        tag(token.group(2).toLowerCase(Locale.ROOT), token.group(1).isEmpty(), token.group(3));
      } else if (token.group(4) != null) {
        out.append(entity(token.group(4)));
      } else if (token.group().startsWith("`")) {
        code(token.group());
      }
    }
    text(html.substring(from));
    return out.toString().replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
  }

  private void text(String text) {
    if (preformatted) {
      out.append(text);
      return;
    }
    // An empty line in the source ends no paragraph in HTML.
    String flowing = text.replaceAll("\\s+", " ");
    boolean lineStart = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    out.append(lineStart ? flowing.stripLeading() : flowing);
  }

  private void code(String quoted) {
    Matcher entity = Pattern.compile("&(#?\\w+);").matcher(quoted);
    String code = entity.replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1))));
    out.append(
        preformatted ? code.substring(1, code.length() - 1).strip() : code.replaceAll("\\s+", " "));
  }

  private void tag(String name, boolean opens, String attributes) {
    switch (name) {
      case "p", "div", "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4" ->
          out.append("\n\n");
      case "br", "tr" -> out.append('\n');
      case "b", "strong" -> out.append("**");
      case "i", "em" -> out.append('*');
      case "code", "tt", "kbd" -> {
        if (!preformatted) {
          out.append('`');
        }
      }
      case "li" -> out.append(opens ? "\n- " : "");
      case "pre" -> {
        out.append(opens ? "\n\n```\n" : "\n```\n\n");
        preformatted = opens;
      }
      case "a" -> link(opens, attributes);
      default -> {}
    }
  }

  private void link(boolean opens, String attributes) {
    if (opens) {
      Matcher target = HREF.matcher(attributes);
      href = target.find() ? target.group(1) : "";
      out.append(href.isEmpty() ? "" : "[");
    } else if (!href.isEmpty()) {
      out.append("](").append(href).append(')');
      href = "";
    }
  }

  private static String entity(String name) {
    String known = ENTITIES.get(name);
    if (known != null) {
      return known;
    }
    try {
      if (name.startsWith("#x") || name.startsWith("#X")) {
        return Character.toString(Integer.parseInt(name.substring(2), 16));
      }
      if (name.startsWith("#")) {
        return Character.toString(Integer.parseInt(name.substring(1)));
      }
    } catch (IllegalArgumentException notANumberOrCodePoint) {
      // Shown as it stands, like any entity that we do not know.
    }
    return '&' + name + ';';
  }
}
