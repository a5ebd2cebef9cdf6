package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.declared.UniqueDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The unique keys of a type, its key among them, have names of their own in GraphQL. */
final class UniqueKeyNameRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      Map<String, List<String>> named = new HashMap<>();
      named.put(UniqueKey.ID, type.key().stream().map(MemberDeclaration::name).toList());
      for (UniqueDeclaration unique : UniqueDeclaration.of(type)) {
        List<String> fields = unique.fields();
        List<String> other = named.putIfAbsent(unique.key().name(), fields);
        if (other != null && !other.equals(fields)) {
          reporter.report(
              Diagnostic.UNIQUE_KEY_NAME,
              unique.origin(),
              type.simpleName(),
              unique.key().name(),
              text(other),
              text(fields));
        }
      }
    }
  }

  private static String text(List<String> fields) {
    return "(" + String.join(", ", fields) + ")";
  }
}
