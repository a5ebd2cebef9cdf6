package dev.fraiseql.observers.action.local;

import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.text.EventText;
import dev.fraiseql.observers.action.text.EventValues;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line to the log of an observer. */
public final class LogAction implements Action {
  private final Logger log;
  private final EventText line;

  /** A line for the logger of an observer. */
  public LogAction(String observer, EventText line) {
    this.log = LoggerFactory.getLogger("dev.fraiseql.observer." + observer);
    this.line = line;
  }

  @Override
  public ActionResult perform(DeliveredEvent event, Runnable accepted) {
    log.info("{}", escaped(line.write(new EventValues(event))));
    return new ActionResult.Done();
  }

  /** The text with escapes for control and format characters, which could forge another line. */
  private static String escaped(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        default -> line.append(c);
      }
    }
    return line.toString();
  }
}
