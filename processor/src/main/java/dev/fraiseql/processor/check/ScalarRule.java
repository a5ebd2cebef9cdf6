package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.ScalarDeclaration;
import dev.fraiseql.processor.declared.ScalarDeclaration.Component;
import dev.fraiseql.processor.declared.ScalarDeclaration.Parse;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** A scalar is a record of one value that a column keeps, which generated code can make. */
final class ScalarRule implements Rule {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (ScalarDeclaration scalar : declarations.scalars()) {
      checkClass(scalar, reporter);
      checkComponents(scalar, reporter);
      Parse parse = scalar.parse();
      if (parse != null && parse.objection() != null) {
        reporter.report(
            Diagnostic.SCALAR_PARSE, parse.origin(), scalar.simpleName(), parse.objection());
      }
      String url = scalar.specifiedBy().value();
      if (!url.isEmpty() && !isUrl(url)) {
        reporter.report(
            Diagnostic.SPECIFIED_BY, scalar.specifiedBy().origin(), url, scalar.simpleName());
      }
    }
  }

  private static void checkClass(ScalarDeclaration scalar, Reporter reporter) {
    String name = scalar.simpleName();
    if (scalar.standing().served()) {
      reporter.report(Diagnostic.CONFLICTING_ANNOTATIONS, scalar.origin(), name, "Scalar", "Type");
    }
    if (scalar.shape().generic()) {
      reporter.report(Diagnostic.GENERIC_TYPE, scalar.origin(), name);
    }
    if (scalar.shape().hidden()) {
      reporter.report(Diagnostic.HIDDEN_TYPE, scalar.origin(), name);
    } else if (!scalar.standing().compiledHere() && !scalar.standing().isPublic()) {
      report(scalar, "it is in another jar and not public. Make it public there.", reporter);
    }
  }

  private static void checkComponents(ScalarDeclaration scalar, Reporter reporter) {
    int count = scalar.components().size();
    if (!scalar.shape().kind().equals("record")) {
      report(scalar, "it is not a record. Put it on a record with one component.", reporter);
    } else if (count != 1) {
      report(
          scalar,
          "its record has %s. Keep one component, the value; an object of several values takes @Embedded."
              .formatted(count == 0 ? "no component" : count + " components"),
          reporter);
    } else if (scalar.base().isEmpty() && scalar.shape().resolved()) {
      Component component = scalar.components().getFirst();
      reporter.report(
          Diagnostic.SCALAR_COMPONENT,
          component.origin(),
          scalar.simpleName(),
          component.javaType(),
          component.javaType().equals("boolean") || component.javaType().equals("Boolean")
              ? " Two values have better names as an enum."
              : "");
    }
  }

  private static void report(ScalarDeclaration scalar, String why, Reporter reporter) {
    reporter.report(Diagnostic.SCALAR_CLASS, scalar.origin(), scalar.simpleName(), why);
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && SCHEMES.contains(String.valueOf(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
