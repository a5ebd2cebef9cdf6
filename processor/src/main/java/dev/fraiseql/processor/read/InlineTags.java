package dev.fraiseql.processor.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inline tags of javadoc, in Markdown: <code>{&#64;code x}</code> becomes {@code `x`}. */
final class InlineTags {
  private static final Pattern TAG = Pattern.compile("\\{@(\\w+)\\s*");
  private static final Pattern LINK =
      Pattern.compile("(\\S+?(?:\\([^)]*\\))?)(?:\\s+(.*))?", Pattern.DOTALL);

  private InlineTags() {}

  /**
   * The text with each tag replaced by what a reader is to see.
   *
   * @param html whether the text around the tags is HTML, so that theirs has to be escaped
   */
  static String toMarkdown(String text, boolean html) {
    StringBuilder markdown = new StringBuilder();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find(from)) {
      int end = closingBrace(text, tag.end());
      markdown.append(text, from, tag.start());
      markdown.append(rendered(tag.group(1), text.substring(tag.end(), end), html));
      from = Math.min(end + 1, text.length());
    }
    return markdown.append(text, from, text.length()).toString();
  }

  private static String rendered(String tag, String content, boolean html) {
    return switch (tag) {
      case "code" -> '`' + literal(content, html) + '`';
      case "literal" -> literal(content, html);
      case "link", "linkplain" -> link(content, tag.equals("link"), html);
      case "return" -> "Returns " + toMarkdown(content, html) + ".";
      case "inheritDoc", "docRoot" -> "";
      default -> toMarkdown(content, html);
    };
  }

  private static String literal(String text, boolean html) {
    return html ? HtmlToMarkdown.escaped(text) : text;
  }

  /** A reader of the schema cannot follow a link into Java, so its text is what remains. */
  private static String link(String content, boolean code, boolean html) {
    Matcher link = LINK.matcher(content.strip());
    if (!link.matches()) {
      return "";
    }
    if (link.group(2) != null) {
      return toMarkdown(link.group(2), html);
    }
    String reference = link.group(1).replaceAll("\\b[a-z]\\w*\\.(?=\\w)", "");
    String shown = reference.replaceFirst("^#", "").replace('#', '.');
    return code ? '`' + shown + '`' : shown;
  }

  private static int closingBrace(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }
}
