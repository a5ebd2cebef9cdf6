package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.EnumDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;

/** An enum has a value. */
final class EnumRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (EnumDeclaration declared : declarations.enums()) {
      if (declared.values().isEmpty()) {
        reporter.report(Diagnostic.EMPTY_ENUM, declared.origin(), declared.model().name());
      }
    }
  }
}
