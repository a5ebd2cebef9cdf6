package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;

/** A relation that needs the key of a type does not lead to or from one that has none. */
final class RelationKeyRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    EachRelation.visit(
        declarations,
        (type, relation, join) -> {
          // A type without @Id that does not declare to have no key is another rule's.
          if (join instanceof Join.NoKey(var keyless) && keyless.noKey() != null) {
            reporter.report(
                Diagnostic.NO_KEY_TO_RELATE,
                relation.origin(),
                relation.qualifiedName(),
                keyless.simpleName());
          }
        });
  }
}
