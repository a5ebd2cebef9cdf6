package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Each query field belongs to one type and one way of asking for it. */
final class RootFieldRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    Map<String, String> taken = new HashMap<>(Map.of("node", "the row of any nodeId"));
    Set<String> names = new HashSet<>();
    for (TypeDeclaration type : declarations.types()) {
      if (!names.add(type.name().value())) {
        continue; // Two types of one name are another rule's.
      }
      if (type.name().value().equals("Node")) {
        continue; // So is a reserved name.
      }
      String singular = type.singular();
      Attribute<String> plural = type.plural();
      boolean hasKey = type.noKey() == null;
      if (hasKey && singular.equals(plural.value())) {
        reporter.report(
            Diagnostic.NO_PLURAL,
            plural.origin(),
            type.name().value(),
            plural.value(),
            type.table().value());
        continue;
      }
      String name = type.simpleName();
      if (hasKey) {
        claim(taken, singular, "one " + name, type.name().origin(), reporter);
      }
      if (claim(taken, plural.value(), "the list of " + name, plural.origin(), reporter)) {
        claim(taken, plural.value() + "Count", "the count of " + name, plural.origin(), reporter);
        String aggregate = plural.value() + "Aggregate";
        claim(taken, aggregate, "the groups of " + name, plural.origin(), reporter);
        if (hasKey) {
          String connection = plural.value() + "Connection";
          claim(taken, connection, "the connection of " + name, plural.origin(), reporter);
        }
      }
    }
    declarations.interfaces().forEach(each -> claim(each, taken, reporter));
  }

  private static void claim(
      InterfaceDeclaration each, Map<String, String> taken, Reporter reporter) {
    String name = each.simpleName();
    Attribute<String> plural = each.plural();
    if (claim(taken, plural.value(), "the list of " + name, plural.origin(), reporter)) {
      claim(taken, plural.value() + "Count", "the count of " + name, plural.origin(), reporter);
    }
  }

  /** Returns whether the field was free. */
  private static boolean claim(
      Map<String, String> taken, String field, String what, Origin origin, Reporter reporter) {
    String other = taken.putIfAbsent(field, what);
    if (other != null) {
      reporter.report(Diagnostic.DUPLICATE_ROOT_FIELD, origin, field, other, what);
    }
    return other == null;
  }
}
