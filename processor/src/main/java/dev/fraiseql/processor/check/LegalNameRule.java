package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.regex.Pattern;

/** A name is one that GraphQL can write. */
final class LegalNameRule implements Rule {
  private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (DeclaredName named : DeclaredName.all(declarations)) {
      if (!NAME.matcher(named.name()).matches()) {
        reporter.report(Diagnostic.ILLEGAL_NAME, named.origin(), named.name());
      }
    }
  }
}
