package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.Map;

/** A table that is written belongs to one type. */
final class TableRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    Map<String, TypeDeclaration> owners = new HashMap<>();
    for (TypeDeclaration type : declarations.types()) {
      if (type.readOnly()) {
        continue;
      }
      TypeDeclaration other = owners.putIfAbsent(type.qualifiedTable(), type);
      if (other != null) {
        reporter.report(
            Diagnostic.DUPLICATE_TABLE,
            type.table().origin(),
            other.simpleName(),
            type.simpleName(),
            type.table().value());
      }
    }
  }
}
