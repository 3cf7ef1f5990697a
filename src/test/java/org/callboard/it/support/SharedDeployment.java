package org.callboard.it.support;

import java.util.Set;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.event.DeployDeployment;
import org.jboss.arquillian.container.spi.event.StopContainer;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;

/**
 * Lets test classes share a deployment: a class finds the archive deployed by the one before it
 * when its own has the same entries. Arquillian itself undeploys after every class, and its adapter
 * for Payara Micro starts the server anew each time, ten seconds a class.
 */
public final class SharedDeployment implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Observer.class);
  }

  /** One for the whole run, as Arquillian makes one of each observer. */
  static final class Observer {
    /**
     * After the interceptors of Arquillian that make the container's and the deployment's context.
     */
    private static final int INSIDE = -100;

    private Container<?> container;
    private Archive<?> deployed;

    void deploy(@Observes(precedence = INSIDE) EventContext<DeployDeployment> context)
        throws DeploymentException {
      Archive<?> wanted = context.getEvent().getDeployment().getDescription().getArchive();
      if (deployed != null && entries(deployed).equals(entries(wanted))) {
        return;
      }
      undeploy();
      context.proceed();
      container = context.getEvent().getContainer();
      deployed = wanted;
    }

    void keep(@Observes(precedence = INSIDE) EventContext<UnDeployDeployment> context) {
      // Not proceeding: the next class may want it.
    }

    void end(@Observes(precedence = INSIDE) EventContext<StopContainer> context)
        throws DeploymentException {
      undeploy();
      context.proceed();
    }

    private void undeploy() throws DeploymentException {
      if (deployed != null) {
        container.getDeployableContainer().undeploy(deployed);
        deployed = null;
      }
    }

    private static Set<ArchivePath> entries(Archive<?> archive) {
      return archive.getContent().keySet();
    }
  }
}
