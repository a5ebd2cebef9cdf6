package dev.fraiseql.processor.write;

import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.StringLiteral;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes texts of several lines so that a reader sees them as they are. */
final class TextBlock {
  /**
   * A third of what a constant of a class file can hold, for a character takes up to three bytes.
   */
  private static final int LONGEST_CONSTANT = 20_000;

  private static final int LONGEST_LINE = 88;

  private TextBlock() {}

  /**
   * A string of several lines, or of a line that is too long for a source, as a text block. Long
   * lines are broken at spaces in the source alone: the string is to the letter the same. One that
   * is too long for a constant is put together at run time.
   */
  static CodeBlock of(String value) {
    if (value.length() > LONGEST_CONSTANT) {
      List<CodeBlock> pieces = new ArrayList<>();
      pieces.add(CodeBlock.of("$S", ""));
      for (int at = 0; at < value.length(); ) {
        int end = Math.min(value.length(), at + LONGEST_CONSTANT);
        if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
          end++;
        }
        pieces.add(of(value.substring(at, end)));
        at = end;
      }
      return Literals.call(CodeBlock.of("$T.join", String.class), pieces);
    }
    if (value.indexOf('\n') < 0 && value.length() <= LONGEST_LINE) {
      return Literals.string(value);
    }
    List<String> lines =
        Arrays.stream(value.split("\n", -1)).map(TextBlock::line).collect(Collectors.toList());
    lines.addLast(guarded(lines.removeLast()));
    boolean indented =
        lines.stream().filter(line -> !line.isEmpty()).allMatch(line -> line.startsWith(" "));
    // Where all lines are indented, a closing delimiter on a line of its own says how far they are.
    String end = indented && !value.endsWith("\n") ? "\\\n\"\"\"" : "\"\"\"";
    String block = lines.stream().map(TextBlock::broken).collect(Collectors.joining("\n"));
    return CodeBlock.of("$L", "\"\"\"\n" + block + end);
  }

  /** Breaks a line that is too long before spaces, each of which then begins a line. */
  private static String broken(String line) {
    StringBuilder broken = new StringBuilder();
    int from = 0;
    while (line.length() - from > LONGEST_LINE) {
      int at = line.lastIndexOf(' ', from + LONGEST_LINE);
      if (at <= from || line.charAt(at - 1) == ' ') {
        break; // Nowhere to break, or blanks that would count as indentation.
      }
      broken.append(line, from, at).append("\\\n");
      from = at;
    }
    return broken.append(line, from, line.length()).toString();
  }

  /** Blanks at the end of a line would be lost, so the last is written as an escape. */
  private static String line(String line) {
    String escaped = StringLiteral.escaped(line, '\0').replace("\"\"\"", "\\\"\\\"\\\"");
    return escaped.endsWith(" ") ? escaped.substring(0, escaped.length() - 1) + "\\s" : escaped;
  }

  /** The last line, whose last quote must not join those that close the block. */
  private static String guarded(String escaped) {
    return endsWithBareQuote(escaped)
        ? escaped.substring(0, escaped.length() - 1) + "\\\""
        : escaped;
  }

  /** Whether the text ends with a quote that is not part of an escape. */
  private static boolean endsWithBareQuote(String escaped) {
    int quote = escaped.length() - 1;
    int at = quote;
    while (at > 0 && escaped.charAt(at - 1) == '\\') {
      at--;
    }
    return quote >= 0 && escaped.charAt(quote) == '"' && (quote - at) % 2 == 0;
  }
}
