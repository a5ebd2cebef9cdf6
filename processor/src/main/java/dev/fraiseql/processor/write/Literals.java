package dev.fraiseql.processor.write;

import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.StringLiteral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings, lists and calls as Java source. */
final class Literals {
  private Literals() {}

  /** A string, or {@code null}. */
  static CodeBlock string(@Nullable String value) {
    return CodeBlock.of("$L", StringLiteral.of(value));
  }

  /** {@code List.of(...)}. */
  static CodeBlock list(List<CodeBlock> elements) {
    return call(CodeBlock.of("$T.of", List.class), elements);
  }

  /** A call whose arguments fill lines, unless one of them has lines of its own. */
  static CodeBlock call(CodeBlock callee, List<CodeBlock> arguments) {
    return arguments.stream().anyMatch(CodeBlock::hasLines)
        ? CodeBlock.of("$L(\n$>$>$L$<$<)", callee, CodeBlock.join(arguments, ",\n"))
        : CodeBlock.of("$L($Z$L)", callee, CodeBlock.join(arguments, ",$W"));
  }
}
