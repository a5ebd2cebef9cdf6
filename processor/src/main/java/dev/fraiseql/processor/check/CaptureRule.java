package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;

/** Changes are captured of rows that mutations write. */
final class CaptureRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      Attribute<String> capture = type.writes().capture();
      if (Capture.valueOf(capture.value()) != Capture.NONE && !type.isWritable()) {
        reporter.report(
            Diagnostic.CAPTURE,
            capture.origin(),
            type.simpleName(),
            capture.value(),
            type.readOnly()
                ? "it is read-only, so no mutation changes its rows"
                : "its rows have no key, by which events name them");
      }
    }
  }
}
