package dev.fraiseql.observers.action.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.fixture.Events;
import dev.fraiseql.observers.action.fixture.TestActions;
import dev.fraiseql.observers.action.fixture.TestObserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LocalActionsTest {
  private final TestActions actions = new TestActions();

  @Test
  void logsOneLineWhateverTheValueIs() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger logger = (Logger) LoggerFactory.getLogger("dev.fraiseql.observer.Paid");
    logger.addAppender(lines);
    logger.setLevel(Level.INFO);

    actions
        .action(new ActionModel.Log("log", "{{event.key}}: {{note}}", TestObserver.policy()))
        .run(Events.delivered("{\"note\":\"a\\r\\nERROR {} \\u001b[31m\\u2028\\u202ex\"}"));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("7: a\\u000d\\u000aERROR {} \\u001b[31m\\u2028\\u202ex");
  }

  @Test
  void callsTheMethodWithTheEvent() {
    List<String> calls = new ArrayList<>();
    ActionModel method = new ActionModel.Method("on", TestObserver.policy());
    DeliveredEvent event = Events.delivered("{\"id\":\"7\"}");

    ActionResult result =
        actions
            .factory()
            .create(new TestObserver("Paid", e -> calls.add(e.id()), List.of(method)), method)
            .run(event);

    assertThat(result).isEqualTo(new ActionResult.Done());
    assertThat(calls).containsExactly(event.id());
  }
}
