package dev.fraiseql.processor.write;

import dev.fraiseql.contract.convert.JavaValues;
import dev.fraiseql.processor.declared.ScalarClass;
import dev.fraiseql.processor.source.CodeBlock;

/** Expressions that convert between the classes of a scalar that has several; null stays null. */
final class ScalarClasses {
  private ScalarClasses() {}

  /** Converts a value of the default class to the class that the author declared. */
  static CodeBlock toDeclared(ScalarClass declared, CodeBlock value) {
    return switch (declared) {
      case DEFAULT -> value;
      case OFFSET_DATE_TIME -> CodeBlock.of("$T.inUtc($L)", JavaValues.class, value);
    };
  }

  /** Converts a value of the class that the author declared to the default class. */
  static CodeBlock toDefault(ScalarClass declared, CodeBlock value) {
    return switch (declared) {
      case DEFAULT -> value;
      case OFFSET_DATE_TIME -> CodeBlock.of("$T.moment($L)", JavaValues.class, value);
    };
  }
}
