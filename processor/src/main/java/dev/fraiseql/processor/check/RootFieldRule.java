package dev.fraiseql.processor.check;

import dev.fraiseql.plan.write.MutationField;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Each field of a query or mutation belongs to one type and one use of it. */
final class RootFieldRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    Map<String, String> taken = new HashMap<>(Map.of("node", "the row of any nodeId"));
    Map<String, String> mutations = new HashMap<>();
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
      boolean one =
          !hasKey || claim(taken, singular, "one " + name, type.name().origin(), reporter);
      boolean list = claim(taken, plural.value(), "the list of " + name, plural.origin(), reporter);
      if (list) {
        derived(type, taken, reporter);
      }
      if (one && list && type.isWritable()) {
        mutations(type, mutations, reporter);
      }
    }
    declarations.interfaces().forEach(each -> claim(each, taken, reporter));
    for (MethodClassDeclaration type : declarations.methods()) {
      type.methods().forEach(each -> claim(each, each.mutation() ? mutations : taken, reporter));
    }
  }

  private static void claim(
      MethodDeclaration method, Map<String, String> taken, Reporter reporter) {
    String other = taken.putIfAbsent(method.name(), method.qualifiedName());
    if (other != null) {
      reporter.report(
          Diagnostic.DUPLICATE_METHOD_FIELD,
          method.origin(),
          method.mutation() ? "mutation" : "query",
          method.name(),
          other,
          method.qualifiedName());
    }
  }

  private static void derived(TypeDeclaration type, Map<String, String> taken, Reporter reporter) {
    String name = type.simpleName();
    String plural = type.plural().value();
    Origin origin = type.plural().origin();
    claim(taken, plural + "Count", "the count of " + name, origin, reporter);
    claim(taken, plural + "Aggregate", "the groups of " + name, origin, reporter);
    if (type.noKey() == null) {
      claim(taken, plural + "Connection", "the connection of " + name, origin, reporter);
    }
  }

  private static void mutations(
      TypeDeclaration type, Map<String, String> taken, Reporter reporter) {
    for (MutationField field : MutationField.values()) {
      String name = field.name(type.name().value(), type.plural().value());
      String what = "the " + field.verb() + " of " + (field.isOfMany() ? "several " : "one ");
      Origin origin = field.isOfMany() ? type.plural().origin() : type.name().origin();
      String other = taken.putIfAbsent(name, what + type.simpleName());
      if (other != null) {
        report("mutation", origin, name, other, what + type.simpleName(), reporter);
        return; // The names of the other mutations collide, too.
      }
    }
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
      report("query", origin, field, other, what, reporter);
    }
    return other == null;
  }

  private static void report(
      String kind, Origin origin, String field, String other, String what, Reporter reporter) {
    reporter.report(Diagnostic.DUPLICATE_ROOT_FIELD, origin, kind, field, other, what);
  }
}
