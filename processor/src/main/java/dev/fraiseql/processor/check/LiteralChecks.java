package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.plan.query.InputChecks;
import dev.fraiseql.processor.declared.ConstrainedColumns;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import java.util.HashMap;
import java.util.Map;

/** The constraints of a build, as operations that are compiled with it have to meet them. */
public final class LiteralChecks implements InputChecks {
  private final Map<String, WriteCheck> types = new HashMap<>();
  private final Map<String, WriteCheck> queries = new HashMap<>();
  private final Map<String, WriteCheck> mutations = new HashMap<>();

  /** The constraints of the declarations of a model. */
  public LiteralChecks(Declarations declarations, Model model) {
    for (TypeDeclaration type : declarations.types()) {
      String name = type.name().value();
      types.put(name, new LiteralCheck(ConstrainedColumns.of(type, model.type(name))));
    }
    declarations.methods().forEach(each -> each.methods().forEach(this::add));
  }

  private void add(MethodDeclaration method) {
    (method.mutation() ? mutations : queries)
        .put(method.name(), new LiteralCheck(ConstrainedColumns.of(method)));
  }

  @Override
  public WriteCheck ofType(String name) {
    return types.getOrDefault(name, WriteCheck.NONE);
  }

  @Override
  public WriteCheck ofMethod(MethodModel method) {
    return (method.mutation() ? mutations : queries).getOrDefault(method.name(), WriteCheck.NONE);
  }
}
