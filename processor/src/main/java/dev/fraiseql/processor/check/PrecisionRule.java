package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;
import java.util.stream.Stream;

/** A decimal has digits that every database has room for. */
final class PrecisionRule implements Rule {
  /** What PostgreSQL, SQL Server and Arrow's 128 bits have room for. */
  private static final int MOST_DIGITS = 38;

  private final List<SqlDialect> dialects;

  PrecisionRule(List<Database> databases) {
    dialects = databases.stream().map(Dialects::of).toList();
  }

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    check(declarations.everyMember(), dialects, reporter);
    check(declarations.everyResult(), List.of(), reporter); // no column keeps them
  }

  private static void check(
      Stream<MemberDeclaration> members, List<SqlDialect> dialects, Reporter reporter) {
    members.forEach(member -> {
      if (member.kind() instanceof MemberKind.Value value
          && value.type().scalar() == Scalar.DECIMAL
          && member.annotations().column() != null) {
        check(member, member.annotations().column(), value.type(), dialects, reporter);
      }
    });
  }

  private static void check(
      MemberDeclaration member,
      MemberAnnotations.ColumnAnnotation column,
      ValueType type,
      List<SqlDialect> dialects,
      Reporter reporter) {
    if (type.precision() < 1 || type.precision() > MOST_DIGITS) {
      String why = "the precision is from 1 to " + MOST_DIGITS;
      report(member, column.precision().origin(), type, why, reporter);
    } else if (type.scale() < 0) {
      report(member, column.scale().origin(), type, "the scale is at least 0", reporter);
    } else if (type.scale() > type.precision()) {
      String why = "of " + type.precision() + " digits no more can be behind the point";
      report(member, column.scale().origin(), type, why, reporter);
    } else {
      dialects.stream()
          .filter(dialect -> dialect.longestScale() < type.scale())
          .findFirst()
          .ifPresent(dialect -> {
            String why =
                "on %s no more than %s can be behind the point"
                    .formatted(dialect.database().product(), dialect.longestScale());
            report(member, column.scale().origin(), type, why, reporter);
          });
    }
  }

  private static void report(
      MemberDeclaration member, Origin origin, ValueType type, String why, Reporter reporter) {
    reporter.report(
        Diagnostic.PRECISION, origin, member.qualifiedName(), type.precision(), type.scale(), why);
  }
}
