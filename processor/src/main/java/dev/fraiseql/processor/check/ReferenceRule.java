package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;

/** A value that shares its column with a relation is of the type of the key it refers to. */
final class ReferenceRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    EachRelation.visit(
        declarations,
        (type, relation, join) -> {
          if (relation.kind() instanceof MemberKind.ToOne
              && join instanceof Join.ByColumns(TypeDeclaration target, var columns)) {
            columns.forEach(pair -> check(type, relation, target, pair, reporter));
          }
        });
  }

  private static void check(
      TypeDeclaration type,
      MemberDeclaration relation,
      TypeDeclaration target,
      JoinColumn pair,
      Reporter reporter) {
    String column = pair.column().name();
    type.everyMember()
        .filter(member ->
            member.kind() instanceof MemberKind.Value value
                && value.column().value().equals(column))
        .forEach(member -> {
          if (!pair.column().type().equals(pair.other().type())) {
            reporter.report(
                Diagnostic.REFERENCE_TYPE,
                member.origin(),
                member.qualifiedName(),
                relation.qualifiedName(),
                column,
                ((MemberKind.Value) member.kind()).javaType(),
                keyType(target, pair));
          } else if (member.nullable() && !relation.nullable()) {
            reporter.report(
                Diagnostic.REFERENCE_NULLABLE,
                member.origin(),
                relation.qualifiedName(),
                member.qualifiedName(),
                column);
          }
        });
  }

  private static String keyType(TypeDeclaration target, JoinColumn pair) {
    return target.key().stream()
        .map(key -> (MemberKind.Value) key.kind())
        .filter(key -> key.column().value().equals(pair.other().name()))
        .map(MemberKind.Value::javaType)
        .findFirst()
        .orElseThrow();
  }
}
