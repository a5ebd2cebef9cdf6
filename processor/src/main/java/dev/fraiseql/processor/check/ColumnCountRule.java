package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.stream.Collectors;

/** As many columns are named as the key has that they hold. */
final class ColumnCountRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    EachRelation.visit(
        declarations,
        (type, relation, join) -> {
          if (join instanceof Join.WrongCount(var keyOf, var given)) {
            int columns = given.value().size();
            reporter.report(
                Diagnostic.COLUMN_COUNT,
                given.origin(),
                relation.qualifiedName(),
                columns == 1 ? "1 column" : columns + " columns",
                keyOf.simpleName(),
                parts(keyOf));
          }
        });
  }

  private static String parts(TypeDeclaration keyOf) {
    String names =
        keyOf.key().stream().map(MemberDeclaration::name).collect(Collectors.joining(", "));
    return keyOf.key().size() + " (" + names + ")";
  }
}
