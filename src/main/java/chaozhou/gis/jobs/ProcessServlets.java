package chaozhou.gis.jobs;

import chaozhou.gis.access.Authentication;
import chaozhou.gis.http.Documents;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the servlet of the processes at its address. */
@Configuration(proxyBeanMethods = false)
class ProcessServlets implements ServletContextInitializer {

    private static final String ADDRESS = "/api/processes";

    private final ProcessServlet servlet;
    private final MultipartConfigElement forms;

    ProcessServlets(
            Processes processes,
            Documents documents,
            Authentication authentication,
            JobStore jobs,
            JobRunner runner,
            JsonMapper json,
            MultipartConfigElement forms) {
        this.servlet = new ProcessServlet(processes, documents, authentication, jobs, runner, json);
        this.forms = forms;
    }

    @Override
    public void onStartup(ServletContext context) {
        ServletRegistration.Dynamic registration = context.addServlet(ADDRESS, servlet);
        registration.setMultipartConfig(forms);
        registration.addMapping(ADDRESS + "/*");
    }
}
