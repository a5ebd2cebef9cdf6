package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.Doc;
import org.jspecify.annotations.Nullable;

/** Collects the lines of a schema in the schema definition language. */
final class SdlLines {
  private static final String QUOTES = "\"\"\"";
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();

  /** Adds a line. */
  void line(String line) {
    out.append(line).append('\n');
  }

  /** Adds the declaration of a field, input key or enum value to the current type. */
  void field(String declaration) {
    line(INDENT + declaration);
  }

  /** Adds a description of the next field. */
  void description(String text) {
    line(INDENT + QUOTES + text + QUOTES);
  }

  /** Adds an empty line and the first line of a definition. */
  void open(String head) {
    line("");
    line(head + " {");
  }

  /** As {@link #open(String)}, with a description. */
  void open(String description, String head) {
    line("");
    line(QUOTES + description + QUOTES);
    line(head + " {");
  }

  /** Adds the last line of a definition. */
  void close() {
    line("}");
  }

  /** Adds the author's description of the next definition; null for none. */
  void typeDoc(@Nullable String text) {
    doc("", text);
  }

  /** Adds the author's description of the next field; null for none. */
  void fieldDoc(@Nullable String text) {
    doc(INDENT, text);
  }

  /** Adds an argument of the current field, on a line of its own. */
  void argument(String declaration) {
    line(INDENT + INDENT + declaration);
  }

  /** Adds the author's description of the next argument; null for none. */
  void argumentDoc(@Nullable String text) {
    doc(INDENT + INDENT, text);
  }

  private void doc(String indent, @Nullable String text) {
    if (text != null) {
      line(indent + QUOTES);
      text.replace(QUOTES, "\\" + QUOTES)
          .lines()
          .forEach(line -> line((indent + line).stripTrailing()));
      line(indent + QUOTES);
    }
  }

  /** The directive of a deprecated field, with a leading space; empty if it is not deprecated. */
  static String deprecation(Doc doc) {
    @Nullable String reason = doc.deprecation();
    return reason == null ? "" : " @deprecated(reason: " + quoted(reason) + ")";
  }

  /** A string literal. Line breaks become spaces. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
  }

  /** All lines. */
  String text() {
    return out.toString();
  }
}
