package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;

/** A type is a record or a class that generated code can name. */
final class ClassRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      String name = type.simpleName();
      String kind = type.shape().kind();
      if (!kind.equals("record") && !kind.equals("class")) {
        reporter.report(Diagnostic.NO_CLASS, type.origin(), name, kind);
      }
      if (type.shape().hidden()) {
        reporter.report(Diagnostic.HIDDEN_TYPE, type.origin(), name);
      }
      if (type.shape().generic()) {
        reporter.report(Diagnostic.GENERIC_TYPE, type.origin(), name);
      }
    }
  }
}
