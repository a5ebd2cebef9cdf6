package dev.fraiseql.processor.source;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints code blocks: indents lines and fills them up to {@value #WIDTH} characters.
 *
 * <p>A line that would be longer is broken at the last {@code $W} (a space) or {@code $Z} (nothing)
 * in it.
 */
final class CodePrinter {
  /** The longest line that is filled. */
  static final int WIDTH = 100;

  private static final String INDENT = "  ";
  private static final int CONTINUATION = 2;

  private final Imports imports;
  private final StringBuilder out = new StringBuilder(8192);
  private int indent;
  private int lineStart;

  /** Where the current line can be broken; -1 for nowhere. */
  private int breakAt = -1;

  /** How far the current line is indented, or the line that it continues. */
  private int lineIndent;

  /** Lines of the current statement that are ended; -1 between statements. */
  private int statementLine = -1;

  CodePrinter(Imports imports) {
    this.imports = imports;
  }

  /** All that was printed. */
  String text() {
    return out.toString();
  }

  /** Prints a block. */
  CodePrinter print(CodeBlock block) {
    for (CodeBlock.Segment segment : block.segments()) {
      print(segment.format(), segment.arguments());
    }
    return this;
  }

  /** Prints code of one format. */
  CodePrinter print(String format, @Nullable Object... arguments) {
    return print(format, Arrays.asList(arguments));
  }

  private CodePrinter print(String format, List<@Nullable Object> arguments) {
    Iterator<@Nullable Object> rest = arguments.iterator();
    int from = 0;
    for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', from)) {
      text(format.substring(from, at));
      from = at + 2;
      switch (format.charAt(at + 1)) {
        case 'L' -> literal(rest.next());
        case 'S' -> text(StringLiteral.of((String) rest.next()));
        case 'T' -> type(rest.next());
        case '$' -> text("$");
        case '>' -> indent++;
        case '<' -> indent--;
        case '[' -> statementLine = 0;
        case ']' -> endStatement();
        case 'W' -> breakable(" ");
        case 'Z' -> breakable("");
        default -> throw new IllegalArgumentException("unknown placeholder in " + format);
      }
    }
    text(format.substring(from));
    return this;
  }

  private void literal(@Nullable Object value) {
    if (value instanceof CodeBlock block) {
      print(block);
    } else {
      text(String.valueOf(value));
    }
  }

  private void type(@Nullable Object type) {
    switch (type) {
      case TypeName name -> print(name);
      case Class<?> loaded -> print(TypeName.get(loaded));
      case null, default -> throw new IllegalArgumentException("not a type: " + type);
    }
  }

  private void endStatement() {
    if (statementLine > 0) {
      indent -= CONTINUATION;
    }
    statementLine = -1;
  }

  /** Prints text as it is, each line of it indented. */
  CodePrinter text(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      append(text, from, end);
      newLine();
      from = end + 1;
    }
    append(text, from, text.length());
    return this;
  }

  private void append(String text, int from, int to) {
    if (from == to) {
      return;
    }
    if (out.length() == lineStart) {
      out.repeat(INDENT, indent);
      lineIndent = indent;
    }
    out.append(text, from, to);
    if (breakAt > lineStart && out.length() - lineStart > WIDTH) {
      breakLine();
    }
  }

  private void newLine() {
    out.append('\n');
    lineStart = out.length();
    breakAt = -1;
    if (statementLine == 0) {
      indent += CONTINUATION;
    }
    if (statementLine >= 0) {
      statementLine++;
    }
  }

  private void breakable(String space) {
    breakAt = out.length();
    out.append(space);
  }

  private void breakLine() {
    String rest = out.substring(breakAt).stripLeading();
    out.setLength(breakAt);
    out.append('\n');
    lineStart = out.length();
    out.repeat(INDENT, lineIndent + CONTINUATION).append(rest);
    breakAt = -1;
  }

  /** Prints a type as the file refers to it. */
  CodePrinter print(TypeName type) {
    switch (type) {
      case ClassName name -> text(imports.name(name));
      case PrimitiveTypeName primitive -> text(primitive.keyword());
      case ArrayTypeName array -> print(array.component()).text("[]");
      case ParameterizedTypeName generic -> {
        print(generic.rawType());
        String separator = "<";
        for (TypeName argument : generic.arguments()) {
          text(separator).print(argument);
          separator = ", ";
        }
        text(">");
      }
    }
    return this;
  }
}
