package dev.fraiseql.processor.write;

import com.palantir.javapoet.CodeBlock;

/** Writes texts of several lines so that a reader sees them as they are. */
final class TextBlock {
  private TextBlock() {}

  /**
   * An expression whose value is the text, to the letter: a text block if it has several lines,
   * else a string.
   */
  static CodeBlock of(String text) {
    if (text.indexOf('\n') < 0) {
      return CodeBlock.of("$S", text);
    }
    // The compiler takes away what white space all lines begin with. The emitter indents them
    // alike, so nothing of ours
    // goes as long as one line begins with something else.
    boolean guarded = text.lines().noneMatch(line -> !line.isBlank() && !isSpace(line.charAt(0)));
    StringBuilder block = new StringBuilder("\"\"\"\n");
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      escape(lines[i], guarded && !lines[i].isEmpty(), block);
      block.append(i == lines.length - 1 ? "\"\"\"" : "\n");
    }
    return CodeBlock.of("$L", block);
  }

  private static void escape(String line, boolean guarded, StringBuilder out) {
    int trailing = line.stripTrailing().length();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        // Escaped where it could be taken for the end of the block.
        case '"' ->
            out.append(i == line.length() - 1 || line.startsWith("\"\"", i) ? "\\\"" : "\"");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case ' ' -> out.append(i >= trailing || (guarded && i == 0) ? "\\s" : " ");
        default -> out.append(c);
      }
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
