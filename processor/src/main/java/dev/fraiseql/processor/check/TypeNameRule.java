package dev.fraiseql.processor.check;

import dev.fraiseql.plan.write.InputNames;
import dev.fraiseql.processor.check.DeclaredName.Kind;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations.RelationAnnotation;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No two types of the schema have the same name, those that we derive included. */
final class TypeNameRule implements Rule {
  private static final List<String> DERIVED_OF_TYPES =
      List.of(
          "WhereInput",
          "OrderByInput",
          "ToManyOrderByInput",
          "ToOneFilter",
          "ToManyFilter",
          "Aggregate",
          "Group",
          "GroupByInput",
          "HavingInput",
          "AggregateOrderByInput",
          "GroupOrderByInput",
          "Connection",
          "Edge");
  private static final List<String> DERIVED_OF_EMBEDDED =
      List.of("WhereInput", "OrderByInput", "ToManyOrderByInput");
  private static final List<String> DERIVED_OF_LEAVES = List.of("Filter", "ListFilter");

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    List<DeclaredName> types = DeclaredName.types(declarations);
    Map<String, String> owners = new HashMap<>();
    for (DeclaredName type : types) {
      for (String suffix : derived(type)) {
        owners.put(type.name() + suffix, generated(suffix, type.name()));
      }
    }
    ofMutations(declarations, owners, reporter);
    for (DeclaredName type : types) {
      String owner = owners.putIfAbsent(type.name(), type.what());
      if (owner != null) {
        report(type, type.name(), owner, type.what(), reporter);
      }
    }
  }

  private static void report(
      DeclaredName at, String name, String owner, String what, Reporter reporter) {
    reporter.report(
        Diagnostic.DUPLICATE_TYPE_NAME,
        at.origin(),
        name,
        owner,
        what,
        switch (at.kind()) {
          case TYPE -> "Give one of them @Type(name = ...).";
          case SCALAR -> "Give one of them @Scalar(name = ...).";
          default -> "Rename one of them.";
        });
  }

  private static String generated(String suffix, String of) {
    return "the generated " + suffix + " of " + of;
  }

  private static List<String> derived(DeclaredName type) {
    return switch (type.kind()) {
      case ENUM, SCALAR -> DERIVED_OF_LEAVES;
      case EMBEDDED -> DERIVED_OF_EMBEDDED;
      case OBJECT -> List.of();
      default -> DERIVED_OF_TYPES;
    };
  }

  /** The names of inputs and results, which may be equal to each other, too. */
  private static void ofMutations(
      Declarations declarations, Map<String, String> owners, Reporter reporter) {
    Set<String> seen = new HashSet<>();
    Set<String> embedded = new HashSet<>();
    for (TypeDeclaration type : declarations.types()) {
      String name = type.name().value();
      if (!type.isWritable() || !seen.add(name)) {
        continue; // Two types of one name are reported as such.
      }
      String what = "the class " + type.javaClass();
      DeclaredName at = new DeclaredName(Kind.TYPE, name, what, type.name().origin());
      for (String input : InputNames.ofType(name)) {
        claim(at, input, generated(input.substring(name.length()), name), owners, reporter);
      }
      type.everyMember()
          .forEach(member -> {
            if (member.kind() instanceof MemberKind.ToMany) {
              ofRelation(name, member, owners, reporter);
            } else if (member.kind() instanceof MemberKind.Embedded content
                && embedded.add(content.type())) {
              ofEmbedded(content, member, owners, reporter);
            }
          });
    }
  }

  private static void ofRelation(
      String type, MemberDeclaration relation, Map<String, String> owners, Reporter reporter) {
    RelationAnnotation annotation = relation.annotations().relation();
    boolean linked = annotation != null && annotation.through() != null;
    String name =
        linked
            ? InputNames.links(type, relation.name())
            : InputNames.children(type, relation.name());
    String what = "the generated input of " + relation.qualifiedName();
    claim(DeclaredName.field(relation), name, what, owners, reporter);
  }

  private static void ofEmbedded(
      MemberKind.Embedded content,
      MemberDeclaration member,
      Map<String, String> owners,
      Reporter reporter) {
    DeclaredName at = DeclaredName.field(member);
    for (String input :
        List.of(InputNames.create(content.type()), InputNames.update(content.type()))) {
      String what = generated(input.substring(content.type().length()), content.type());
      claim(at, input, what, owners, reporter);
    }
  }

  private static void claim(
      DeclaredName at, String name, String what, Map<String, String> owners, Reporter reporter) {
    String owner = owners.putIfAbsent(name, what);
    if (owner != null) {
      report(at, name, owner, what, reporter);
    }
  }
}
