package dev.fraiseql.processor.check;

import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.declared.UniqueDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is declared unique has columns whose values can be compared. */
final class UniqueFieldRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      for (UniqueDeclaration unique : UniqueDeclaration.of(type)) {
        if (type.readOnly()) {
          readOnly(type, unique, reporter);
        } else if (!unique.together() || isComplete(type, unique, reporter)) {
          suitable(type, unique, reporter);
        }
      }
    }
  }

  private static void readOnly(TypeDeclaration type, UniqueDeclaration unique, Reporter reporter) {
    reporter.report(
        Diagnostic.UNIQUE_READ_ONLY,
        unique.origin(),
        unique.together()
            ? type.simpleName()
            : type.simpleName() + "." + unique.fields().getFirst(),
        unique.together() ? "@Type(unique = ...)" : "@Unique",
        type.simpleName());
  }

  /** Whether the list has fields, each once. */
  private static boolean isComplete(
      TypeDeclaration type, UniqueDeclaration unique, Reporter reporter) {
    Set<String> named = new HashSet<>();
    List<String> known = type.members().stream().map(MemberDeclaration::name).toList();
    int before = reporter.errors();
    if (unique.fields().isEmpty()) {
      together(type, unique, "without fields. Name those that are unique together.", reporter);
    }
    for (String name : unique.fields()) {
      if (!known.contains(name)) {
        String suggestion = Suggestions.sentence(name, known);
        String problem = "with the field %s, which it does not have.%s".formatted(name, suggestion);
        together(type, unique, problem, reporter);
      } else if (!named.add(name)) {
        together(type, unique, "with the field " + name + " twice. Name it once.", reporter);
      }
    }
    return reporter.errors() == before;
  }

  private static void together(
      TypeDeclaration type, UniqueDeclaration unique, String problem, Reporter reporter) {
    reporter.report(Diagnostic.UNIQUE_TOGETHER, unique.origin(), type.simpleName(), problem);
  }

  private static void suitable(TypeDeclaration type, UniqueDeclaration unique, Reporter reporter) {
    List<MemberDeclaration> members = unique.members(type);
    for (MemberDeclaration member : members) {
      whyUnsuitable(member)
          .ifPresent(why ->
              reporter.report(
                  Diagnostic.UNIQUE_FIELD, unique.origin(), member.qualifiedName(), why));
    }
    if (!type.key().isEmpty() && Set.copyOf(members).equals(Set.copyOf(type.key()))) {
      if (unique.together()) {
        together(
            type, unique, "with the fields of its key, which are unique. Remove it.", reporter);
      } else {
        String name = members.getFirst().qualifiedName();
        reporter.report(Diagnostic.UNIQUE_FIELD, unique.origin(), name, "it is the key, which is");
      }
    }
  }

  private static Optional<String> whyUnsuitable(MemberDeclaration member) {
    return switch (member.kind()) {
      case MemberKind.Value value when value.type().list() -> Optional.of("it is a list");
      case MemberKind.Value value when !value.type().scalar().canBeKey() ->
          Optional.of("it is of the type " + value.javaType());
      case MemberKind.Value _ when member.isReadOnly() -> Optional.of("it only reads its column");
      case MemberKind.Value _, MemberKind.ToOne _ -> Optional.empty();
      case MemberKind.ToMany _ -> Optional.of("it is a to-many relation");
      case MemberKind.Embedded _, MemberKind.Recursion _, MemberKind.Unembeddable _ ->
          Optional.of("it is embedded");
      // Both are reported as what they are.
      case MemberKind.Unsupported _, MemberKind.Unresolved _ -> Optional.empty();
    };
  }
}
