package dev.fraiseql.conformance.world;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The statements that the engine runs while this is open, as its log has them. */
public final class SqlLog implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.fraiseql.sql");
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  /** Begins to listen. One at a time. */
  public SqlLog() {
    events.start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(events);
  }

  /** The texts so far, oldest first. */
  public List<String> statements() {
    return List.copyOf(events.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(events);
    logger.setLevel(null);
    logger.setAdditive(true);
  }
}
