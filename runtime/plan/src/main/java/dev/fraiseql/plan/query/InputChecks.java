package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.write.WriteCheck;

/**
 * The author's constraints that a planner applies to the literals of documents. At run time there
 * are {@link #NONE}: literals are judged with the variables, before anything is written.
 */
public interface InputChecks {
  /** No constraints. */
  InputChecks NONE =
      new InputChecks() {
        @Override
        public WriteCheck ofType(String name) {
          return WriteCheck.NONE;
        }

        @Override
        public WriteCheck ofMethod(MethodModel method) {
          return WriteCheck.NONE;
        }
      };

  /** Those on the rows of a type, by its GraphQL name. */
  WriteCheck ofType(String name);

  /** Those on the arguments of a method. */
  WriteCheck ofMethod(MethodModel method);
}
