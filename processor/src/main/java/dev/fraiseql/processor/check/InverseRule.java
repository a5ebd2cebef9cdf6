package dev.fraiseql.processor.check;

import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;

/** The other side of a to-many relation is found, and only one. */
final class InverseRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    EachRelation.visit(
        declarations, (type, relation, join) -> check(type, relation, join, reporter));
  }

  private static void check(
      TypeDeclaration type, MemberDeclaration relation, Join join, Reporter reporter) {
    String name = relation.qualifiedName();
    String here = type.simpleName();
    switch (join) {
      case Join.NotMapped(var target, var mappedBy, var candidates) ->
          reporter.report(
              Diagnostic.UNKNOWN_MAPPED_BY,
              mappedBy.origin(),
              name,
              mappedBy.value(),
              target.simpleName(),
              here,
              Suggestions.sentence(mappedBy.value(), candidates));
      case Join.NothingPointsBack(var target) ->
          reporter.report(
              Diagnostic.NOTHING_POINTS_BACK,
              relation.origin(),
              name,
              target.simpleName(),
              here,
              type.singular());
      case Join.Ambiguous(var target, var candidates) ->
          reporter.report(
              Diagnostic.AMBIGUOUS_RELATION,
              relation.origin(),
              name,
              target.simpleName(),
              here,
              String.join(", ", candidates),
              candidates.getFirst());
      default -> {}
    }
  }
}
