package dev.fraiseql.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strings, lists and calls as Java source. */
final class Literals {
  /** Leaves room for the indentation of most lines. */
  private static final int LONGEST_LINE = 76;

  /** A package before the name of a class: an import takes it away. */
  private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private Literals() {}

  /** A string, or {@code null}. */
  static CodeBlock string(@Nullable String value) {
    return value == null
        ? CodeBlock.of("null")
        : CodeBlock.of("$L", '"' + escaped(value, '"') + '"');
  }

  /**
   * The content of a literal within those quotes. All but ASCII is written as an escape, so that
   * the encoding of sources makes no difference.
   */
  static String escaped(String value, char quote) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char next = value.charAt(i);
      switch (next) {
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> {
          if (next == quote) {
            escaped.append('\\').append(next);
          } else if (next < 0x20) {
            escaped.append("\\%03o".formatted((int) next));
          } else if (next > 0x7e) {
            escaped.append("\\u%04x".formatted((int) next));
          } else {
            escaped.append(next);
          }
        }
      }
    }
    return escaped.toString();
  }

  /** {@code List.of(...)}, on one line if it is short. */
  static CodeBlock list(List<CodeBlock> elements) {
    return call(CodeBlock.of("$T.of", List.class), elements);
  }

  /** A call whose arguments stand on one line if they are few and short, else on one line each. */
  static CodeBlock call(CodeBlock callee, List<CodeBlock> arguments) {
    CodeBlock line = CodeBlock.of("$L($L)", callee, CodeBlock.join(arguments, ", "));
    if (!isLong(line)) {
      return line;
    }
    return CodeBlock.builder()
        .add("$L(\n$>$>", callee)
        .add(CodeBlock.join(arguments, ",\n"))
        .add("$<$<)")
        .build();
  }

  /**
   * Whether the code is too long for a line, its packages left to imports, or already has several.
   */
  static boolean isLong(CodeBlock code) {
    String text = code.toString();
    return text.indexOf('\n') >= 0
        || QUALIFIER.matcher(text).replaceAll("").length() > LONGEST_LINE;
  }
}
