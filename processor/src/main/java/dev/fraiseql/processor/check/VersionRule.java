package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A type that mutations write has at most one version, which they can raise. */
final class VersionRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    declarations.types().forEach(type -> check(type, reporter));
  }

  private static void check(TypeDeclaration type, Reporter reporter) {
    @Nullable MemberDeclaration first = null;
    for (MemberDeclaration member : type.members()) {
      Origin origin = member.annotations().writes().version();
      if (origin == null) {
        continue;
      }
      Optional<String> unsuitable = whyUnsuitable(type, member);
      if (unsuitable.isPresent()) {
        reporter.report(Diagnostic.VERSION, origin, member.qualifiedName(), unsuitable.get());
      } else if (first == null) {
        first = member;
      } else {
        reporter.report(
            Diagnostic.TWO_VERSIONS, origin, type.simpleName(), first.name(), member.name());
      }
    }
  }

  private static Optional<String> whyUnsuitable(TypeDeclaration type, MemberDeclaration member) {
    return switch (member.kind()) {
      case MemberKind.Value value -> whyUnsuitable(type, member, value);
      case MemberKind.ToOne _, MemberKind.ToMany _ -> Optional.of("it is a relation");
      case MemberKind.Embedded _, MemberKind.Recursion _, MemberKind.Unembeddable _ ->
          Optional.of("it is embedded");
      // Both are reported as what they are.
      case MemberKind.Unsupported _, MemberKind.Unresolved _ -> Optional.empty();
    };
  }

  private static Optional<String> whyUnsuitable(
      TypeDeclaration type, MemberDeclaration member, MemberKind.Value value) {
    boolean isStep =
        !value.type().list()
            && value.type().custom() == null
            && switch (value.type().scalar()) {
              case INT, LONG, INSTANT -> true;
              default -> false;
            };
    if (!isStep) {
      return Optional.of("it is of the type " + value.javaType());
    }
    if (member.nullable()) {
      return Optional.of("it may be null");
    }
    if (member.annotations().id() != null) {
      return Optional.of("it is a key");
    }
    if (member.isReadOnly()) {
      return Optional.of("it only reads its column");
    }
    if (value.stored() != Stored.DEFAULT) {
      return Optional.of("it is stored as " + value.stored());
    }
    if (!type.isWritable()) {
      return Optional.of("no mutation writes " + type.simpleName());
    }
    return Optional.empty();
  }
}
