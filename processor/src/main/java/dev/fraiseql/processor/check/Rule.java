package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.diagnose.Reporter;

/** Finds one kind of mistake in what authors declared. */
interface Rule {
  /** Reports each mistake of this kind. */
  void check(Declarations declarations, Reporter reporter);
}
