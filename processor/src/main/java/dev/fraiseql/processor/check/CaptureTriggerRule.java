package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.annotations.OnDelete;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.plan.sql.CaptureDialect;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations.RelationAnnotation;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The triggers that capture changes can write what mutations write, on every database. */
final class CaptureTriggerRule implements Rule {
  private final List<SqlDialect> dialects;

  CaptureTriggerRule(List<Database> databases) {
    dialects = databases.stream().map(Dialects::of).toList();
  }

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      if (isCaptured(type) && type.isWritable()) {
        for (SqlDialect dialect : dialects) {
          check(declarations, type, dialect, reporter);
        }
      }
    }
  }

  private static boolean isCaptured(TypeDeclaration type) {
    return Capture.valueOf(type.writes().capture().value()) == Capture.TRIGGER;
  }

  private static void check(
      Declarations declarations, TypeDeclaration type, SqlDialect dialect, Reporter reporter) {
    String product = dialect.database().product();
    if (dialect.capture().isEmpty()) {
      report(
          type, "there are no triggers for " + product, type.writes().capture().origin(), reporter);
      return;
    }
    CaptureDialect capture = dialect.capture().get();
    if (type.schema() != null && !capture.findsOutboxFromOtherSchemas()) {
      report(
          type,
          "its triggers on " + product + " would look for fq_outbox in the schema " + type.schema(),
          type.writes().capture().origin(),
          reporter);
    }
    type.everyMember()
        .forEach(member -> {
          if (member.kind() instanceof MemberKind.Value value) {
            Column column =
                new Column(value.column().value(), value.type(), false)
                    .storedAs(value.stored(), value.storedType());
            check(type, member, column, dialect, capture, reporter);
          }
        });
    for (MemberDeclaration member : type.members()) {
      if (member.kind() instanceof MemberKind.ToOne || member.kind() instanceof MemberKind.ToMany) {
        declarations
            .join(type, member)
            .writtenColumns(member)
            .forEach(column -> check(type, member, column, dialect, capture, reporter));
      }
      if (!capture.seesCascades() && leadsBack(declarations, type, member)) {
        report(
            type,
            "rows that refer to each other by "
                + member.qualifiedName()
                + " would be deleted or changed by triggers, which cannot change their own table on "
                + product,
            member.origin(),
            reporter);
      }
    }
  }

  private static void check(
      TypeDeclaration type,
      MemberDeclaration member,
      Column column,
      SqlDialect dialect,
      CaptureDialect capture,
      Reporter reporter) {
    capture
        .problem(column)
        .ifPresent(problem ->
            report(
                type,
                member.qualifiedName() + " " + problem + " on " + dialect.database().product(),
                member.origin(),
                reporter));
  }

  /** Whether a chain of deletes that begins with a relation leads to the same table again. */
  private static boolean leadsBack(
      Declarations declarations, TypeDeclaration type, MemberDeclaration relation) {
    return isCascade(relation)
        && reaches(declarations, target(declarations, relation), type, new HashSet<>());
  }

  private static boolean reaches(
      Declarations declarations,
      @Nullable TypeDeclaration from,
      TypeDeclaration to,
      Set<String> visited) {
    if (from == null || from.javaClass().equals(to.javaClass())) {
      return from != null;
    }
    return visited.add(from.javaClass())
        && from.members().stream()
            .filter(CaptureTriggerRule::isCascade)
            .anyMatch(each -> reaches(declarations, target(declarations, each), to, visited));
  }

  private static boolean isCascade(MemberDeclaration member) {
    RelationAnnotation relation = member.annotations().relation();
    return relation != null
        && member.kind() instanceof MemberKind.ToOne
        && !relation.onDelete().value().equals(OnDelete.RESTRICT.name());
  }

  private static @Nullable TypeDeclaration target(
      Declarations declarations, MemberDeclaration relation) {
    String javaClass = ((MemberKind.ToOne) relation.kind()).javaClass();
    return declarations.types().stream()
        .filter(type -> type.javaClass().equals(javaClass))
        .findFirst()
        .orElse(null);
  }

  private static void report(TypeDeclaration type, String why, Origin origin, Reporter reporter) {
    reporter.report(Diagnostic.CAPTURE_BY_TRIGGER, origin, type.simpleName(), why);
  }
}
