package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class CaptureRuleTest {
  @Test
  void acceptsATypeThatMutationsWrite() {
    assertNone(Compiler.create().source("@Type(capture = Capture.OUTBOX) record A(@Id int id) {}"));
    assertNone(
        Compiler.create()
            .source("@Type(capture = Capture.NONE, readOnly = true) record A(@Id int id) {}"));
  }

  @Test
  void reportsATypeThatIsReadOnly() {
    assertOnly(
        Compiler.create()
            .source("@Type(capture = Capture.OUTBOX, readOnly = true) record Total(@Id int id) {}"),
        1,
        ".",
        "FQ151: Total has @Type(capture = OUTBOX), but it is read-only, so no mutation changes its"
            + " rows. Remove it.");
  }

  @Test
  void reportsATypeWithoutAKey() {
    assertOnly(
        Compiler.create()
            .source("@Type(capture = Capture.OUTBOX, key = Key.NONE) record Total(int year) {}"),
        1,
        ".",
        "FQ151: Total has @Type(capture = OUTBOX), but its rows have no key, by which events name"
            + " them. Remove it.");
  }

  @Test
  void reportsTriggersOfATypeThatIsReadOnly() {
    assertOnly(
        Compiler.create()
            .source(
                "@Type(capture = Capture.TRIGGER, readOnly = true) record Total(@Id int id) {}"),
        1,
        ".",
        "FQ151: Total has @Type(capture = TRIGGER), but it is read-only, so no mutation changes its"
            + " rows. Remove it.");
  }
}
