import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import '../styles/tokens.css';
import '../styles/base.css';

/** Takes the answer of the authority out of the address, and goes back to the page that asked for it. */
broadcastResponseToMainFrame().catch(() => {
  const words = document.getElementById('words');
  if (words === null) throw new Error('index.html has no #words');
  const home = document.createElement('a');
  home.href = import.meta.env.BASE_URL;
  home.textContent = 'Go to F&O Atlas';
  words.replaceChildren('No sign-in is under way here. ', home);
});
